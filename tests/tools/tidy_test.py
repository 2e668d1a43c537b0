#!/usr/bin/env python3
"""The tidy check finds what it bans, names the replacement, and measures functions right."""

import unittest

from _scratch_tree import ScratchTree
from cpp_functions import functions_in
from tidy import check

HEADER = "// What it is for.\n#pragma once\n"


class TidyTest(ScratchTree):
    def expect_one(self, *parts):
        faults = check(self.root)
        self.assertEqual(len(faults), 1, faults)
        for part in parts:
            self.assertIn(part, faults[0])

    def expect_none(self):
        self.assertEqual(check(self.root), [])

    def test_banned_words_of_core_are_named_with_line_and_replacement(self):
        for word, instead in [("double x = 0;", "integers"), ("float x;", "integers"),
                              ("std::chrono::system_clock::now();", "Moment"),
                              ("std::unordered_map<int, int> m;", "std::map"),
                              ("#include <iostream>", "value"), ("std::mutex m;", "threads"),
                              ("std::random_device d;", "lots"), ("getenv(\"X\");", "argument"),
                              ("throw 1;", "refuse"), ("std::ifstream f;", "value"),
                              ("setlocale(0, \"\");", "bytes"), ("rand();", "lots")]:
            with self.subTest(word):
                self.write("core/bad.cpp", f"\n{word}\n")
                faults = check(self.root)
                self.assertTrue(faults, word)
                self.assertTrue(all(f.startswith("core/bad.cpp:2:") for f in faults), faults)
                self.assertIn(instead, faults[0])

    def test_words_in_comments_strings_and_other_words_are_free(self):
        self.write("core/good.cpp", '// throw a double\nconst char* doubled = "float";\nint rethrow;\n')
        self.expect_none()

    def test_other_layers_may_use_what_core_may_not(self):
        self.write("ledger/good.cpp", "std::mutex m;\ndouble rate;\n")
        self.expect_none()

    def test_the_c_assert_is_banned_everywhere_and_static_assert_nowhere(self):
        self.write("ledger/bad.cpp", "static_assert(true);\nassert(x);\n")
        self.expect_one("ledger/bad.cpp:2:", "YORIAI_ASSERT")

    def test_a_function_of_71_lines_is_too_long_and_of_70_is_not(self):
        self.write("cli/long.cpp", "int f() {\n" + "  x();\n" * 68 + "}\n")
        self.expect_none()
        self.write("cli/long.cpp", "\nint f() {\n" + "  x();\n" * 69 + "}\n")
        self.expect_one("cli/long.cpp:2:", "f has 71 lines")

    def test_a_header_needs_its_guard_and_its_purpose(self):
        self.write("core/bad.h", "// What it is for.\nint f();\n")
        self.expect_one("core/bad.h:1:", "#pragma once")
        self.write("core/bad.h", "#pragma once\nint f();\n")
        self.expect_one("core/bad.h:1:", "comment")
        self.write("core/bad.h", HEADER)
        self.expect_none()

    def test_unfinished_work_and_machine_paths_do_not_belong_here(self):
        self.write("core/bad.cpp", "// TO" + "DO: later\n")
        self.expect_one("core/bad.cpp:1:", "do it now")
        self.write("core/bad.cpp", "")
        self.write("specs/bad.md", "\nsee /ho" + "me/somebody/notes\n")
        self.expect_one("specs/bad.md:2:", "every machine")

    def test_a_blank_at_the_end_of_a_line_and_a_last_line_without_end(self):
        self.write("specs/bad.md", "words \n")
        self.expect_one("specs/bad.md:1:", "end of a line")
        self.write("specs/bad.md", "words")
        self.expect_one("specs/bad.md:1:", "does not end")

    def test_nothing_is_added_at_the_top(self):
        self.write("extras/file.txt", "")
        self.expect_one("extras", "top level")


class FunctionsTest(unittest.TestCase):
    def expect(self, text, *functions):
        found = [(f.name, f.lines) for f in functions_in(text)]
        self.assertEqual(found, list(functions))

    def test_a_free_function_counts_from_signature_to_closing_brace(self):
        self.expect("namespace a {\nint f(\n    int x) {\n  return x;\n}\n}\n", ("f", 4))

    def test_members_constructors_and_operators(self):
        self.expect("class A {\n public:\n  A(int x) : x_{x}, y_(x) {\n    f();\n  }\n"
                    "  int g() const { return 1; }\n  bool operator==(const A&) const = default;\n"
                    "  bool operator()(int x) const {\n    return x;\n  }\n};\n",
                    ("A", 3), ("g", 1), ("operator()", 3))

    def test_values_types_and_lambdas_are_no_functions(self):
        self.expect("constexpr int kX[] = {1, 2};\nenum class E { a, b };\n"
                    "const auto kL = [](int x) { return x; };\nstd::map<int, int> m{{1, 2}};\n")

    def test_a_lambda_belongs_to_the_function_around_it(self):
        self.expect("int f() {\n  auto g = [&](int x) {\n    return x;\n  };\n  return g(1);\n}\n",
                    ("f", 6))

    def test_braces_in_texts_and_directives_do_not_count(self):
        self.expect('#define OPEN {\nint f() {\n  return "}{"[0] + \'}\';\n}\n', ("f", 3))


if __name__ == "__main__":
    unittest.main()
