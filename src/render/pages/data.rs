//! Gives the dictionary of the open data: which files there are, what their columns mean, how to check them.

use serde::Serialize;

use super::{Html, Pages, Shrink};
use crate::model::Language;
use crate::plan::Route;
use crate::render::data::COLUMNS;

#[derive(Serialize)]
struct DataView<'a> {
    files: Vec<FileView<'a>>,
    curl: String,
    fields: Vec<FieldView<'a>>,
}

#[derive(Serialize)]
struct FileView<'a> {
    path: String,
    /// Whether the path is one file, not a pattern of many.
    link: bool,
    text: &'a str,
}

#[derive(Serialize)]
struct FieldView<'a> {
    name: &'static str,
    text: &'a str,
}

impl Pages<'_> {
    /// The page of the open data.
    ///
    /// # Errors
    /// C705 at its template and line.
    pub fn data(&self, language: Language) -> Html {
        let wording = self.edition(language).wording;
        let file = |route, key| FileView { path: self.path(route, language), link: true, text: wording.get(key) };
        let mut files = vec![
            file(Route::DataCsv, "data_csv"),
            file(Route::DataJsonLines, "data_jsonl"),
            file(Route::Snapshot, "data_snapshot"),
            file(Route::Sitemap, "data_sitemap"),
        ];
        if self.settings.per_certificate.json {
            let path = "/c/<CODE>/certificate.json".to_owned();
            files.push(FileView { path, link: false, text: wording.get("data_one") });
        }
        let view = DataView {
            files,
            curl: format!(
                "curl -sO {}\nsha256sum certificates.jsonl\ncurl -s {}",
                self.address.url(&self.settings.base_url, Route::DataJsonLines, language),
                self.address.url(&self.settings.base_url, Route::Snapshot, language),
            ),
            fields: COLUMNS.into_iter().map(|name| FieldView { name, text: wording.of("field", name) }).collect(),
        };
        let page = self.page(Route::Data, language, wording.get("data_title")).described(wording.get("data_lead"));
        self.render("data.html", &page, ("data", &view), Shrink::Always, "the page of the open data")
    }
}
