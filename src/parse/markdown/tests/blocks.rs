//! Blocks: headings, lists, quotations, code, tables.

use super::check;

#[test]
fn headings_have_addresses_of_their_own() {
    check(
        "# Why *it* matters\n\nWhy\n===\n\n## Why\n\nTŷ\n---\n",
        &[
            "h1#why-it-matters «# Why *it* matters» 'Why ' em«*it*»('it') ' matters'",
            "h1#why «Why⏎===» 'Why'",
            "h2#why-2 «## Why» 'Why'",
            "h2#ty «Tŷ⏎---» 'Tŷ'",
        ],
    );
    check("# ???\n", &["h1#section «# ???» '???'"]);
}

#[test]
fn a_tight_item_holds_a_paragraph() {
    check(
        "- a\n- b\n  - c *d*\n",
        &[
            "ul «- a⏎- b⏎  - c *d*»",
            "  li «- a»",
            "    p «a» 'a'",
            "  li «- b⏎  - c *d*»",
            "    p «b» 'b'",
            "    ul «- c *d*»",
            "      li «- c *d*»",
            "        p «c *d*» 'c ' em«*d*»('d')",
        ],
    );
    check(
        "1. x\n   > q\n2. ```\n   y\n   ```\n",
        &[
            "ol1 «1. x⏎   > …  y⏎   ```»",
            "  li «1. x⏎   > q»",
            "    p «x» 'x'",
            "    quote «> q»",
            "      p «q» 'q'",
            "  li «2. ```⏎   y⏎   ```»",
            "    pre[] «```⏎   y⏎   ```» \"y\\n\"",
        ],
    );
    check("-\n- # h\n", &["ul «-⏎- # h»", "  li «-»", "  li «- # h»", "    h1#h «# h» 'h'"]);
}

#[test]
fn a_loose_list_is_known_as_loose() {
    check(
        "7. a\n\n8. b\n",
        &["ol7 loose «7. a⏎⏎8. b»", "  li «7. a»", "    p «a» 'a'", "  li «8. b»", "    p «b» 'b'"],
    );
    check(
        "- a\n\n  b\n- c\n",
        &[
            "ul loose «- a⏎⏎  b⏎- c»",
            "  li «- a⏎⏎  b»",
            "    p «a» 'a'",
            "    p «b» 'b'",
            "  li «- c»",
            "    p «c» 'c'",
        ],
    );
}

#[test]
fn tasks_are_done_or_open() {
    check(
        "- [x] a\n- [ ] *b*\n- c\n",
        &[
            "ul «- [x] a⏎- [ ] *b*⏎- c»",
            "  li done «- [x] a»",
            "    p «a» 'a'",
            "  li open «- [ ] *b*»",
            "    p «*b*» em«*b*»('b')",
            "  li «- c»",
            "    p «c» 'c'",
        ],
    );
    check(
        "- [ ] a\n\n  b\n",
        &["ul loose «- [ ] a⏎⏎  b»", "  li open «- [ ] a⏎⏎  b»", "    p «a» 'a'", "    p «b» 'b'"],
    );
}

#[test]
fn quotations_and_alerts_hold_blocks() {
    check(
        "> a\n> b\nc\n\n> [!WARNING]\n> Tell *someone*.\n",
        &[
            "quote «> a⏎> b⏎c»",
            "  p «a⏎> b⏎c» 'a' ~ 'b' ~ 'c'",
            "Warning «> [!WARNIN…*someone*.»",
            "  p «Tell *someone*.» 'Tell ' em«*someone*»('someone') '.'",
        ],
    );
    check(
        "> - a\n> \n> # b\n",
        &["quote «> - a⏎> ⏎> # b»", "  ul «- a⏎>»", "    li «- a⏎>»", "      p «a» 'a'", "  h1#b «# b» 'b'"],
    );
}

#[test]
fn code_keeps_its_lines() {
    check(
        "```rust ignore\nfn x() {}\n\n  y\n```\n\n    a\n      b\n",
        &["pre[rust] «```rust ig…}⏎⏎  y⏎```» \"fn x() {}\\n\\n  y\\n\"", "pre[] «a⏎      b» \"a\\n  b\\n\""],
    );
    check("~~~\nnever closed &amp; [a][b] <b>", &["pre[] «~~~⏎never …[a][b] <b>» \"never closed &amp; [a][b] <b>\""]);
}

#[test]
fn tables_have_as_many_cells_in_every_row() {
    check(
        "| a | b | c |\n|---|:-:|--:|\n| 1 | *2* |\n| 3 | 4 | 5 | 6 |\n",
        &[
            "table «| a | b | … | 5 | 6 |» [Start, Center, End]",
            "  «a» 'a' | «b» 'b' | «c» 'c'",
            "  «1» '1' | «*2*» em«*2*»('2') | «»",
            "  «3» '3' | «4» '4' | «5» '5'",
        ],
    );
}

#[test]
fn rules_divide_a_text() {
    check("a\n\n***\n---\n", &["p «a» 'a'", "rule «***»", "rule «---»"]);
}

#[test]
fn footnotes_are_numbered_by_first_mention() {
    check(
        "A[^x] b[^Y] c[^x].\n\n[^y]: Two.\n[^x]: One\n\n    more[^z]\n[^z]: - Three\n",
        &[
            "p «A[^x] b[^Y] c[^x].» 'A' note1«[^x]» ' b' note2«[^Y]» ' c' note1«[^x]» '.'",
            "note1 «[^x]: One⏎⏎    more[^z]»",
            "  p «One» 'One'",
            "  p «more[^z]» 'more' note3«[^z]»",
            "note2 «[^y]: Two.»",
            "  p «Two.» 'Two.'",
            "note3 «[^z]: - Three»",
            "  ul «- Three»",
            "    li «- Three»",
            "      p «Three» 'Three'",
        ],
    );
}

#[test]
fn windows_line_ends_are_line_ends() {
    check(
        "a\r\nb  \r\nc\r\n\r\n```\r\ncode\r\nx\r\n```\r\n\r\n- a\r\n- b\r\n\r\n::: notes\r\nd\r\n:::\r\n",
        &[
            "p «a⏎b  ⏎c» 'a' ~ 'b' / 'c'",
            "pre[] «```⏎code⏎x⏎```» \"code\\nx\\n\"",
            "ul «- a⏎- b»",
            "  li «- a»",
            "    p «a» 'a'",
            "  li «- b»",
            "    p «b» 'b'",
            "::: notes \"\" «::: notes⏎d⏎:::»",
            "  p «d» 'd'",
        ],
    );
}

#[test]
fn references_work_across_the_whole_text() {
    check(
        "[a][r] [r][] [r]\n\n[r]: https://example.org 'Title'\n",
        &[
            "p «[a][r] [r][] [r]» a«[a][r]»[https://example.org]\"Title\"('a') ' ' a«[r]»[https://example.org]\"Title\"('r') ' ' a«[r]»[https://example.org]\"Title\"('r')",
        ],
    );
}
