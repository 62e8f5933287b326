//! Gives the dictionary of the open data: which files there are, what their columns mean, how to check them.

use serde::Serialize;

use super::{Frame, Html, Page, Shrink};
use crate::inputs::{Digest, Input, Own};
use crate::plan::Route;
use crate::render::data::columns;

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

/// The page of the open data.
#[derive(Hash)]
pub struct DataPage {
    /// Whether each certificate has its `certificate.json`.
    pub has_json: bool,
}

impl Page for DataPage {
    const NAME: &'static str = "data";

    fn route(&self) -> Route<'_> {
        Route::Data
    }

    fn own(&self) -> Own {
        Own::of([(Input::Settings, Digest::of(self))])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let wording = frame.words();
        let file = |route, key| FileView { path: frame.path(route), link: true, text: wording.get(key) };
        let mut files = vec![
            file(Route::DataCsv, "data_csv"),
            file(Route::DataJsonLines, "data_jsonl"),
            file(Route::Snapshot, "data_snapshot"),
            file(Route::Sitemap, "data_sitemap"),
        ];
        if self.has_json {
            let path = "/c/<CODE>/certificate.json".to_owned();
            files.push(FileView { path, link: false, text: wording.get("data_one") });
        }
        let view = DataView {
            files,
            curl: format!(
                "curl -sO {}\nsha256sum certificates.jsonl\ncurl -s {}",
                frame.url(Route::DataJsonLines),
                frame.url(Route::Snapshot),
            ),
            fields: columns()
                .into_iter()
                .map(|(name, _)| FieldView { name, text: wording.of("field", name) })
                .collect(),
        };
        let page = frame.page(Route::Data, wording.get("data_title")).described(wording.get("data_lead"));
        frame.render(&page, ("data", &view), Shrink::Always, "the page of the open data")
    }
}
