//! Inlines: words, links, pictures, and what is refused.

use super::check;

#[test]
fn neighbouring_words_are_one_text() {
    check(
        "It's \"fine\" -- really... &amp; caf&eacute; \\*no\\* tŷ.",
        &["p «It's \"fine…\\*no\\* tŷ.» 'It’s “fine” – really… & café *no* tŷ.'«It's \"fine…\\*no\\* tŷ.»"],
    );
    check("a\nb  \nc\\\nd", &["p «a⏎b  ⏎c\\⏎d» 'a' ~ 'b' / 'c' / 'd'"]);
}

#[test]
fn emphasis_code_and_strikes_nest() {
    check(
        "A `b` **c *d*** ~~e~~ `` ` ``",
        &[
            "p «A `b` **c …~~ `` ` ``» 'A ' code«`b`»'b' ' ' strong«**c *d***»('c ' em«*d*»('d')) ' ' del«~~e~~»('e') ' ' code«`` ` ``»'`'",
        ],
    );
}

#[test]
fn each_link_knows_where_it_goes() {
    check("[a](id:b#c)", &["p «[a](id:b#c)» a«[a](id:b#c)»[id:b#c]('a')"]);
    check(
        "[a](../briefings/b%20c.md#d \"Ti'tle\")",
        &["p «[a](../bri… \"Ti'tle\")» a«[a](../bri… \"Ti'tle\")»[file content/briefings/b c.md#d]\"Ti'tle\"('a')"],
    );
    check(
        "[a](#b) [c](d.pdf)",
        &["p «[a](#b) [c](d.pdf)» a«[a](#b)»[#b]('a') ' ' a«[c](d.pdf)»[asset content/pages/d.pdf]('c')"],
    );
    check(
        "<https://example.org/ŵ> <a@example.org>",
        &[
            "p «<https://e…ample.org>» a«<https://example.org/ŵ>»[https://example.org/ŵ]('https://example.org/ŵ') ' ' a«<a@example.org>»[mailto:a@example.org]('a@example.org')",
        ],
    );
    check("[a](../../../b.md)", &["p «[a](../../../b.md)» a«[a](../../../b.md)»[file outside]('a')"]);
}

#[test]
fn unsafe_links_lose_their_address_and_keep_their_words() {
    check(
        "a [b *c*](javascript:x) d",
        &["p «a [b *c*](…cript:x) d» 'a ' 'b ' em«*c*»('c') ' d'", "! markdown/unsafe-link «[b *c*](javascript:x)»"],
    );
    check(
        "<vbscript:x> [a](&#106;avascript:x) [b](<java\tscript:x>)",
        &[
            "p «<vbscript:…script:x>)» 'vbscript:x' ' ' 'a' ' ' 'b'",
            "! markdown/unsafe-link «<vbscript:x>»",
            "! markdown/unsafe-link «[a](&#106;avascript:x)»",
            "! markdown/unsafe-link «[b](<java\tscript:x>)»",
        ],
    );
    check(
        "[a](/b) [c](//d/e) [f](g\\h.md) [i](DATA:text/html,j)",
        &[
            "p «[a](/b) [c…xt/html,j)» 'a' ' ' 'c' ' ' 'f' ' ' 'i'",
            "! markdown/unsafe-link «[a](/b)»",
            "! markdown/unsafe-link «[c](//d/e)»",
            "! markdown/unsafe-link «[f](g\\h.md)»",
            "! markdown/unsafe-link «[i](DATA:text/html,j)»",
        ],
    );
    check(
        "- [a](javascript:x)\n",
        &[
            "ul «- [a](javascript:x)»",
            "  li «- [a](javascript:x)»",
            "    p «[a](javascript:x)» 'a'",
            "! markdown/unsafe-link «[a](javascript:x)»",
        ],
    );
    check("[a][r]\n\n[r]: file:///etc/passwd\n", &["p «[a][r]» 'a'", "! markdown/unsafe-link «[a][r]»"]);
}

#[test]
fn links_without_an_address_are_reported() {
    check(
        "[a]() [b](#) ![c]()",
        &[
            "p «[a]() [b](#) ![c]()» 'a' ' ' 'b' ' ' 'c'",
            "! markdown/empty-link «[a]()»",
            "! markdown/empty-link «[b](#)»",
            "! markdown/empty-link «![c]()»",
        ],
    );
}

#[test]
fn pictures_are_files_of_the_site() {
    check(
        "![*Al*t `x` tŷ](../a%20b.png \"T\") [![x](c.png)](d.md)",
        &[
            "p «![*Al*t `x…ng)](d.md)» img«![*Al*t `x…b.png \"T\")»[content/a b.png]\"T\"'Alt x tŷ' ' ' a«[![x](c.png)](d.md)»[file content/pages/d.md](img«![x](c.png)»[content/pages/c.png]'x')",
        ],
    );
    check("![](a.png)", &["p «![](a.png)» img«![](a.png)»[content/pages/a.png]''"]);
}

#[test]
fn pictures_from_elsewhere_are_refused() {
    check(
        "![a](https://example.org/b.png) ![c *d*](//e/f.png)",
        &[
            "p «![a](https…//e/f.png)» 'a' ' ' 'c ' em«*d*»('d')",
            "! markdown/remote-image «![a](https…org/b.png)»",
            "! markdown/remote-image «![c *d*](//e/f.png)»",
        ],
    );
    check(
        "![a](data:image/png;base64,x) ![b](id:c)",
        &[
            "p «![a](data:…![b](id:c)» 'a' ' ' 'b'",
            "! markdown/unsafe-link «![a](data:…;base64,x)»",
            "! markdown/unsafe-link «![b](id:c)»",
        ],
    );
}

#[test]
fn undefined_references_are_reported_and_single_brackets_are_words() {
    check(
        "[a][b] [c][] ![d][e] [sic] \\[x][y\\]",
        &[
            "p «[a][b] [c]…] \\[x][y\\]» '[a][b] [c][] ![d][e] [sic] [x][y]'«[a][b] [c]…] \\[x][y\\]»",
            "! markdown/broken-reference «[a][b]»",
            "! markdown/broken-reference «[c][]»",
            "! markdown/broken-reference «![d][e]»",
        ],
    );
}

#[test]
fn marks_without_a_footnote_are_reported() {
    check(
        "A[^1] \\[^2] \\\\[^3] `[^4]` [^ ] [^x y] ![^6]",
        &[
            "p «A[^1] \\[^2…x y] ![^6]» 'A[^1] [^2] \\[^3] '«A[^1] \\[^2] \\\\[^3] » code«`[^4]`»'[^4]' ' [^ ] [^x y] ![^6]'",
            "! markdown/footnote «[^1]»",
            "! markdown/footnote «[^3]»",
            "! markdown/footnote «[^x y]»",
            "! markdown/footnote «[^6]»",
        ],
    );
}

#[test]
fn footnotes_without_a_mark_are_reported() {
    check("A\n\n[^5]: Unused\n", &["p «A» 'A'", "! markdown/unused-footnote «[^5]:»"]);
}

#[test]
fn a_footnote_is_written_once() {
    check(
        "B[^6]\n\n[^6]: A\n\n[^6]: Again\n",
        &["p «B[^6]» 'B' note1«[^6]»", "note1 «[^6]: A»", "  p «A» 'A'", "! markdown/footnote «[^6]:»"],
    );
}

#[test]
fn html_is_reported_and_dropped() {
    check(
        "A <b>bold</b>, <br><br> x <!-- y -->\n",
        &[
            "p «A <b>bold<…<!-- y -->» 'A ' 'bold' ', ' ' x '",
            "! markdown/raw-html «<b>»",
            "! markdown/raw-html «<br><br>»",
            "! markdown/raw-html «<!-- y -->»",
        ],
    );
    check(
        "<script>\nalert(1)\n</script>\n\n- <div>\n  a\n  </div>\n",
        &[
            "ul «- <div>⏎  a⏎  </div>»",
            "  li «- <div>⏎  a⏎  </div>»",
            "! markdown/raw-html «<script>⏎a…⏎</script>»",
            "! markdown/raw-html «<div>⏎  a⏎  </div>»",
        ],
    );
    check("a\n\n<!-- c -->\n", &["p «a» 'a'", "! markdown/raw-html «<!-- c -->»"]);
    check("1 < 2 &lt;b&gt; \\<b>\n", &["p «1 < 2 &lt;b&gt; \\<b>» '1 < 2 <b> <b>'«1 < 2 &lt;b&gt; \\<b>»"]);
}
