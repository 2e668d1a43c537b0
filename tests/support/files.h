// Whole files as bytes, to look at and to spoil.
#pragma once

#include <filesystem>
#include <string>

namespace yoriai::tests {

std::string content_of(const std::filesystem::path& file);
void put_content(const std::filesystem::path& file, const std::string& bytes);

}  // namespace yoriai::tests
