//! Takes HTML, CSS or JavaScript; gives the same, shorter. Refuses to know what it is for.

use minify_html::{Cfg, minify};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// `html` with the whitespace, comments and quotes that no parser needs taken out. Style and script in it stay as
/// they are, byte for byte: their hashes stand in the content security policy.
///
/// What was escaped stays escaped, in titles and attributes too, where the minifier would write the character itself.
#[must_use]
pub fn minify_page(html: Vec<u8>) -> Vec<u8> {
    const AMPERSAND: &str = "\u{fdd0}";
    let marked = text(html).replace('&', AMPERSAND);
    text(minify(marked.as_bytes(), &valid_html())).replace(AMPERSAND, "&").into_bytes()
}

/// A style sheet, shorter.
///
/// The minifier writes `(width>=60em)`, which browsers before 2022 do not know: that is taken back.
#[must_use]
pub fn minify_style(css: &str) -> String {
    between(css, "style", &Cfg { minify_css: true, ..valid_html() })
        .replace("(width>=", "(min-width:")
        .replace("(width<=", "(max-width:")
}

/// A script that is not a module, with short names and without comments; one that is no JavaScript stays as it is.
///
/// Nothing is rewritten: what was written for old browsers would come out in words that only new ones know. The minifier
/// of HTML does that, and drops the short names which its own mangler found.
#[must_use]
pub fn minify_script(js: &str) -> String {
    let allocator = Allocator::default();
    let mut parsed = Parser::new(&allocator, js, SourceType::cjs()).parse();
    if !parsed.errors.is_empty() {
        return js.to_owned();
    }
    let minifier = Minifier::new(MinifierOptions { mangle: Some(MangleOptions::default()), compress: None });
    let short_names = minifier.minify(&allocator, &mut parsed.program).scoping;
    let code = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(short_names);
    code.build(&parsed.program).code
}

/// Nothing that the validator would complain about.
fn valid_html() -> Cfg {
    Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, ..Cfg::default() }
}

fn between(code: &str, element: &str, cfg: &Cfg) -> String {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let html = text(minify(format!("{open}{code}{close}").as_bytes(), cfg));
    let inner = html.strip_prefix(&open).and_then(|rest| rest.strip_suffix(&close));
    inner.expect("one element in, the same element out").trim().to_owned()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("templates are text, and minifying cuts no character")
}
