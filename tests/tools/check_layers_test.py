#!/usr/bin/env python3
"""The layer check finds every kind of wrong include, and names its line."""

import unittest

from _scratch_tree import ScratchTree
from check_layers import check

LAYERS = {
    "core": {"uses": [], "external": {"*": ["<standard>"], "hash.cpp": ["openssl/sha.h"]}},
    "ledger": {"uses": ["core"], "external": {"*": ["<standard>", "sodium.h"]}},
}


class CheckLayersTest(ScratchTree):
    def setUp(self):
        super().setUp()
        self.write("core/vote.h", '#include <vector>\n#include "core/hash.h"\n')
        self.write("core/hash.h", "")
        self.write("core/hash.cpp", '#include "core/hash.h"\n#include <openssl/sha.h>\n')
        self.write("ledger/book.h", '#include <sodium.h>\n#include "core/vote.h"\n')

    def faults(self, isolated=()):
        return check(self.root, LAYERS, isolated)

    def expect_one(self, *parts, isolated=()):
        faults = self.faults(isolated)
        self.assertEqual(len(faults), 1, faults)
        for part in parts:
            self.assertIn(part, faults[0])

    def test_includes_that_point_down_are_good(self):
        self.assertEqual(self.faults(), [])

    def test_an_include_that_points_up_is_named_with_its_line(self):
        self.write("core/bad.h", '// why\n\n#include "ledger/book.h"\n')
        self.expect_one("core/bad.h:3:", "core may use no other layer")

    def test_an_outside_header_of_another_layer_is_refused(self):
        self.write("core/bad.cpp", "#include <sodium.h>\n")
        self.expect_one("core/bad.cpp:1:", "sodium.h")

    def test_an_outside_header_is_for_the_named_file_alone(self):
        self.write("core/bad.cpp", "#include <openssl/sha.h>\n")
        self.expect_one("core/bad.cpp:1:", "openssl/sha.h")

    def test_quotes_do_not_hide_an_outside_header(self):
        self.write("core/bad.cpp", '#include "rocksdb/db.h"\n')
        self.expect_one("core/bad.cpp:1:", "rocksdb/db.h")

    def test_a_commented_include_is_none(self):
        self.write("core/good.h", '// #include "ledger/book.h"\n/* #include <sodium.h> */\n')
        self.assertEqual(self.faults(), [])

    def test_a_missing_file_is_named(self):
        self.write("ledger/bad.h", '#include "core/gone.h"\n')
        self.expect_one("ledger/bad.h:1:", "no such file")

    def test_a_path_through_the_parent_is_refused(self):
        self.write("ledger/bad.h", '#include "../core/vote.h"\n')
        self.expect_one("ledger/bad.h:1:", "root")

    def test_the_details_of_another_layer_are_refused(self):
        self.write("core/detail/delta.h", "")
        self.write("core/good.cpp", '#include "core/detail/delta.h"\n')
        self.write("ledger/bad.cpp", '#include "core/detail/delta.h"\n')
        self.expect_one("ledger/bad.cpp:1:", "core alone")

    def test_an_isolated_file_may_include_isolated_files_only(self):
        self.write("core/naive_walk.cpp", '#include "core/naive.h"\n#include "core/hash.h"\n')
        self.write("core/naive.h", "#include <map>\n")
        self.expect_one("core/naive_walk.cpp:2:", "core/hash.h", isolated=["core/naive*"])

    def test_a_pattern_without_files_is_a_mistake(self):
        self.expect_one("gone_", isolated=["core/gone_*"])

    def test_layers_that_use_one_another_are_refused(self):
        circle = {"a": {"uses": ["b"], "external": {}}, "b": {"uses": ["a"], "external": {}}}
        self.assertIn("use one another", check(self.root, circle)[0])


if __name__ == "__main__":
    unittest.main()
