//! The arguments as typed.   Source: record.md §6.

use camino::Utf8PathBuf;
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

use crate::model::{Day, Language, PublicCode, PublicCodeError};
use crate::render::artwork::LabelFormat;

/// Builds a public, searchable, verifiable register of star-rated after-sales service certificates.
#[derive(Debug, Parser)]
#[command(name = "registry", version, about, propagate_version = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// The project's folder [default: here, or the nearest parent with registry/site.yaml]
    #[arg(long, global = true, value_name = "DIR")]
    pub root: Option<Utf8PathBuf>,
    /// The language of messages [default: that of the locale]
    #[arg(long, global = true, value_name = "zh|en", value_parser = language)]
    pub lang: Option<Language>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a register: settings, editorial pages, no record yet
    Init(InitArguments),
    /// Print a record skeleton with a fresh public code
    New(NewArguments),
    /// Build the site
    Build(BuildArguments),
    /// Say what is wrong; write nothing
    Check(CheckArguments),
    /// Say what a certificate was on a day
    Status(StatusArguments),
    /// Make the label of a certificate for packs and brochures
    Artwork(ArtworkArguments),
    /// Say why a rule exists and how to keep it
    Explain {
        /// The rule's code, such as V402
        code: String,
    },
    /// List what staff have to do, for whom and by when
    Due(DueArguments),
    /// Print the JSON Schema of records and settings, for editors
    Schema,
    /// Look at the site on this machine; nothing is published
    Serve {
        /// The port on 127.0.0.1
        #[arg(long, value_name = "N", default_value_t = 8000)]
        port: u16,
    },
}

/// What is not given is asked for at a terminal, and else left to be filled in.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder to make it in
    #[arg(default_value = ".")]
    pub dir: Utf8PathBuf,
    /// The name of the certification body in Chinese
    #[arg(long, value_name = "NAME")]
    pub body_zh: Option<String>,
    /// The name of the certification body in English
    #[arg(long, value_name = "NAME")]
    pub body_en: Option<String>,
    /// The approval number of the certification body
    #[arg(long, value_name = "NUMBER")]
    pub approval: Option<String>,
    /// The address of the site, https:// and a host: where QR codes lead
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// With a record of an invented enterprise, to see what one looks like
    #[arg(long)]
    pub example: bool,
}

#[derive(Debug, Args)]
pub struct NewArguments {
    /// The enterprise's unified social credit code
    #[arg(long)]
    pub uscc: Option<String>,
    /// The enterprise's name
    #[arg(long)]
    pub name: Option<String>,
}

#[derive(Debug, Args)]
pub struct BuildArguments {
    /// The day of the build [default: today in Asia/Shanghai]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// The folder to publish to [default: public below the root]
    #[arg(long, value_name = "DIR")]
    pub out: Option<Utf8PathBuf>,
    /// Threads to use [default: one per core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// Trust no manifest: make everything anew and delete whatever else lies in the output, hidden files aside
    #[arg(long)]
    pub fresh: bool,
    /// Take over a folder that others have filled: replace the files that stand in the way, delete none
    #[arg(long, conflicts_with = "fresh")]
    pub adopt: bool,
    /// Read every file of the site, and make again what is not as the last build left it
    #[arg(long, conflicts_with_all = ["fresh", "adopt"])]
    pub verify_output: bool,
    /// Say why each file was made that was made
    #[arg(long)]
    pub why: bool,
    /// Give up the permanent page of a published code that left the register (may be repeated)
    #[arg(long, value_name = "CODE", value_parser = public_code)]
    pub allow_lost: Vec<PublicCode>,
    /// Publish a certificate although the record no longer says what was public; the site tells the day (may be repeated)
    #[arg(long, value_name = "CODE", value_parser = public_code)]
    pub allow_rewrite: Vec<PublicCode>,
    /// What was published last: a folder with snapshot.json and data/certificates.jsonl, or the data beside their snapshot [default: the output]
    #[arg(long, value_name = "DIR|FILE")]
    pub against: Option<Utf8PathBuf>,
    /// Build for a day before that of the last publication
    #[arg(long)]
    pub allow_earlier: bool,
}

#[derive(Debug, Args)]
pub struct CheckArguments {
    /// What was published last: a folder with snapshot.json and data/certificates.jsonl, or the data beside their snapshot [default: public]
    #[arg(long, value_name = "DIR|FILE")]
    pub against: Option<Utf8PathBuf>,
    /// The day to check as of [default: today in Asia/Shanghai]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = FindingFormat::Terminal)]
    pub format: FindingFormat,
}

#[derive(Debug, Args)]
pub struct StatusArguments {
    /// A public code, a certificate number, a credit code, or a name or part of one
    #[arg(value_name = "CODE|NUMBER|USCC|NAME")]
    pub about: String,
    /// The day that is asked about [default: today in Asia/Shanghai]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Day>,
    /// As the register knew it on this day [default: today in Asia/Shanghai]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub known_on: Option<Day>,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = AnswerFormat::Terminal)]
    pub format: AnswerFormat,
}

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("wanted").required(true).args(["code", "all"])))]
pub struct ArtworkArguments {
    /// The certificate's public code
    pub code: Option<String>,
    /// Make the labels of all certificates that are valid
    #[arg(long)]
    pub all: bool,
    /// The side of the QR code without its quiet zone, in millimetres [default: that of the settings]
    #[arg(long, value_name = "20mm", value_parser = millimetres)]
    pub side: Option<u32>,
    /// The formats of the files
    #[arg(long, value_name = "svg,pdf,png", value_delimiter = ',', default_value = "svg,pdf,png", value_parser = label_format)]
    pub format: Vec<LabelFormat>,
    /// The folder for the files [default: artwork below the root]
    #[arg(long, value_name = "DIR")]
    pub out: Option<Utf8PathBuf>,
    /// The day on which a certificate has to be valid [default: today in Asia/Shanghai]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// For people
    Terminal,
    /// One object a line
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FindingFormat {
    /// For people, on standard error
    Terminal,
    /// One object a line, on standard output
    Json,
    /// Annotations of a change on GitHub, on standard output
    Github,
}

#[derive(Debug, Args)]
pub struct DueArguments {
    /// How far to look ahead; what is overdue is always listed
    #[arg(long, value_name = "DAYS", default_value = "90d", value_parser = days)]
    pub within: u16,
    /// The day to list as of [default: today in Asia/Shanghai]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = DueFormat::Terminal)]
    pub format: DueFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DueFormat {
    /// For people
    Terminal,
    /// A table for spreadsheets, whose columns are to be imported as text
    Csv,
    /// A calendar (RFC 5545): an all-day event on every deadline
    Ics,
    /// One object a line
    Json,
}

fn days(text: &str) -> Result<u16, String> {
    let digits = text.strip_suffix('d').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let days = digits.and_then(|digits| digits.parse().ok());
    days.ok_or_else(|| format!("not a number of days from 0d to {}d, written 90d", u16::MAX))
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "not a date of the calendar, written YYYY-MM-DD".to_owned())
}

fn millimetres(text: &str) -> Result<u32, String> {
    let number = text.strip_suffix("mm").unwrap_or(text);
    number.parse().map_err(|_| "whole millimetres, such as 20mm".to_owned())
}

fn label_format(text: &str) -> Result<LabelFormat, String> {
    LabelFormat::from_extension(text).ok_or_else(|| "svg, pdf or png".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_code(text).ok_or_else(|| "zh or en".to_owned())
}

fn public_code(text: &str) -> Result<PublicCode, String> {
    PublicCode::parse(text).map_err(|error| match error {
        PublicCodeError::Length(length) => format!("a public code has ten characters, not {length}"),
        PublicCodeError::Character { at, found } => format!("character {at}, `{found}`, is not of the set"),
        PublicCodeError::Check { expected } => format!("the check character would be `{expected}`"),
    })
}
