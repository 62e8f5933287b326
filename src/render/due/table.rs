//! The worklist for people at a terminal: two lines a task, columns aligned, the most pressing deadline first.

use unicode_width::UnicodeWidthStr;

use super::words;
use crate::derive::{DueState, Task};
use crate::diagnostics::{Words, visible};
use crate::model::{Day, Language};
use crate::say;

/// From which day on, and how far ahead, the list looks.
#[derive(Clone, Copy, Debug)]
pub struct Horizon {
    pub today: Day,
    pub days: u16,
}

/// Cells between two columns.
const GAP: usize = 2;

/// Every task of `tasks`, in their order, with a heading and a line of totals; a sentence when there is none.
///
/// Columns are as wide as their widest cell; a full-width character counts two.
#[must_use]
pub fn due_table(tasks: &[Task<'_>], horizon: Horizon, language: Language) -> Vec<u8> {
    let Horizon { today, days } = horizon;
    if tasks.is_empty() {
        let nothing = say!(
            zh: "截至 {today}，没有逾期，今后 {days} 天内也没有要办的事。",
            en: "Nothing is overdue on {today}, and nothing is due within {days} days."
        );
        return format!("{}\n", nothing.in_language(language)).into_bytes();
    }
    let mut lines = heading(language).to_vec();
    lines.extend(tasks.iter().flat_map(|task| cells(task, today, language)));
    let widths: [usize; 5] =
        std::array::from_fn(|column| lines.iter().map(|line| line[column].width()).max().unwrap_or_default());
    let mut table = String::new();
    for line in &lines {
        let mut row = String::new();
        for (cell, width) in line.iter().zip(widths) {
            row.push_str(cell);
            row.extend(std::iter::repeat_n(' ', width - cell.width() + GAP));
        }
        table.push_str(row.trim_end());
        table.push('\n');
    }
    format!("{table}\n{}\n", totals(tasks, horizon, language)).into_bytes()
}

fn heading(language: Language) -> [[String; 5]; 2] {
    [
        [
            say!(zh: "期限", en: "Deadline"),
            say!(zh: "状态", en: "State"),
            say!(zh: "事项", en: "Matter"),
            say!(zh: "证书编号", en: "Number"),
            say!(zh: "公开编码", en: "Code"),
        ],
        [
            say!(zh: "剩余", en: "Left"),
            say!(zh: "下一日期", en: "Next date"),
            say!(zh: "企业", en: "Enterprise"),
            say!(zh: "统一社会信用代码", en: "Credit code"),
            say!(zh: "服务电话", en: "Hotline"),
        ],
    ]
    .map(|line| line.map(|words| words.in_language(language).to_owned()))
}

fn cells(task: &Task<'_>, today: Day, language: Language) -> [[String; 5]; 2] {
    let (certificate, enterprise, due) = (task.holding.certificate, task.holding.enterprise, task.due);
    let said = |words: Words| words.in_language(language).to_owned();
    let left = match today.days_until(due.deadline) {
        late @ ..0 => {
            let late = -late;
            say!(zh: "过 {late} 天", en: "{late} d late")
        }
        left => say!(zh: "{left} 天", en: "{left} d"),
    };
    [
        [
            due.deadline.to_string(),
            said(words::state(due.state)),
            said(words::matter(task)),
            certificate.number.to_string(),
            certificate.code.to_string(),
        ],
        [
            said(left),
            if due.date == due.deadline { String::new() } else { due.date.to_string() },
            enterprise.name.in_language(language).0.to_owned(),
            enterprise.uscc.to_string(),
            enterprise.contact.hotline.as_deref().unwrap_or_default().to_owned(),
        ],
    ]
    .map(|line| line.map(|cell| visible(&cell).into_owned()))
}

fn totals(tasks: &[Task<'_>], horizon: Horizon, language: Language) -> String {
    let Horizon { today, days } = horizon;
    let counted: Vec<String> = DueState::ALL
        .into_iter()
        .rev()
        .filter_map(|state| {
            let count = tasks.iter().filter(|task| task.due.state == state).count();
            let Words { zh, en } = words::state(state);
            let words = say!(zh: "{zh} {count}", en: "{count} {en}");
            (count > 0).then(|| words.in_language(language).to_owned())
        })
        .collect();
    let all = tasks.len();
    match language {
        Language::Zh => format!("共 {all} 项：{}。截至 {today}，今后 {days} 天。", counted.join("，")),
        Language::En => format!("{all} in all: {}. As of {today}, {days} days ahead.", counted.join(", ")),
    }
}
