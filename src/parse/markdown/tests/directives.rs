//! `:::` containers.

use super::check;

#[test]
fn containers_nest_and_share_references() {
    check(
        "::: columns\n::: column One\nA[^1]\n:::\n:::column\nB [x][r]\n::::\n:::\n\n[r]: https://example.org\n[^1]: N\n",
        &[
            "::: columns \"\" «::: column…]⏎::::⏎:::»",
            "  ::: column \"One\" «::: column One⏎A[^1]⏎:::»",
            "    p «A[^1]» 'A' note1«[^1]»",
            "  ::: column \"\" «:::column⏎B [x][r]⏎::::»",
            "    p «B [x][r]» 'B ' a«[x][r]»[https://example.org]('x')",
            "note1 «[^1]: N»",
            "  p «N» 'N'",
        ],
    );
}

#[test]
fn a_container_ends_what_stands_before_it() {
    check(
        "A\n   ::: practice  Curiosity ŵ \n| a |\n|---|\n| b |\n:::\n- c\n::: notes\n> d\n:::\n",
        &[
            "p «A» 'A'",
            "::: practice \"Curiosity ŵ\" «::: practi…⏎| b |⏎:::»",
            "  table «| a |⏎|---|⏎| b |» [Start]",
            "    «a» 'a'",
            "    «b» 'b'",
            "ul «- c»",
            "  li «- c»",
            "    p «c» 'c'",
            "::: notes \"\" «::: notes⏎> d⏎:::»",
            "  quote «> d»",
            "    p «d» 'd'",
        ],
    );
}

#[test]
fn directives_in_code_are_code() {
    check(
        "- ```\n  ::: notes\n  ```\n\n~~~\n::: notes\n:::\n~~~\n\n    :::\n",
        &[
            "ul «- ```⏎  ::: notes⏎  ```»",
            "  li «- ```⏎  ::: notes⏎  ```»",
            "    pre[] «```⏎  ::: notes⏎  ```» \"::: notes\\n\"",
            "pre[] «~~~⏎::: notes⏎:::⏎~~~» \"::: notes\\n:::\\n\"",
            "pre[] «:::» \":::\\n\"",
        ],
    );
}

#[test]
fn escaped_and_inline_colons_are_words() {
    check(
        "\\::: notes\n\na ::: b\n\n`::: notes`\n",
        &["p «\\::: notes» '::: notes'", "p «a ::: b» 'a ::: b'", "p «`::: notes`» code«`::: notes`»'::: notes'"],
    );
}

#[test]
fn directives_in_lists_and_quotations_are_reported_once() {
    check(
        "- a\n  ::: notes\n  b\n  :::\n",
        &[
            "ul «- a⏎  ::: …⏎  b⏎  :::»",
            "  li «- a⏎  ::: …⏎  b⏎  :::»",
            "    p «a» 'a'",
            "    p «b» 'b'",
            "! markdown/misplaced-directive «::: notes»",
        ],
    );
    check(
        "> ::: notes\n> b\n> :::\n",
        &[
            "quote «> ::: notes⏎> b⏎> :::»",
            "  p «::: notes⏎> b⏎> :::» '::: notes' ~ 'b' ~ ':::'",
            "! markdown/misplaced-directive «::: notes»",
        ],
    );
    check(
        "a\n    ::: notes\n",
        &["p «a⏎    ::: notes» 'a' ~ '::: notes'", "! markdown/misplaced-directive «::: notes»"],
    );
    check(
        "[^1]: a\n\n    ::: notes\n\nb[^1]\n",
        &[
            "p «b[^1]» 'b' note1«[^1]»",
            "note1 «[^1]: a⏎⏎    ::: notes»",
            "  p «a» 'a'",
            "  p «::: notes» '::: notes'",
            "! markdown/misplaced-directive «::: notes»",
        ],
    );
}

#[test]
fn directives_swallowed_by_html_are_reported() {
    check(
        "<div>\n::: notes\n</div>\n\nA\n:::\n",
        &["p «A» 'A'", "! markdown/raw-html «<div>⏎::: notes⏎</div>»", "! markdown/misplaced-directive «::: notes»"],
    );
}

#[test]
fn unknown_names_keep_their_content() {
    check(
        "::: notse X\nA\n:::\n\n::: weather\n::: steps\nB\n:::\n:::\nC",
        &[
            "p «A» 'A'",
            "::: steps \"\" «::: steps⏎B⏎:::»",
            "  p «B» 'B'",
            "p «C» 'C'",
            "! markdown/unknown-directive «notse»",
            "! markdown/unknown-directive «weather»",
        ],
    );
}

#[test]
fn containers_that_are_never_closed_reach_to_the_end() {
    check(
        "::: notes\nA\n\n::: steps\nB\n",
        &[
            "::: notes \"\" «::: notes⏎A⏎⏎::: steps⏎B»",
            "  p «A» 'A'",
            "  ::: steps \"\" «::: steps⏎B»",
            "    p «B» 'B'",
            "! markdown/unclosed-directive «::: notes»",
            "! markdown/unclosed-directive «::: steps»",
        ],
    );
}

#[test]
fn closing_lines_that_close_nothing_are_reported() {
    check("A\n:::\nB", &["p «A» 'A'", "p «B» 'B'", "! markdown/unclosed-directive «:::»"]);
}
