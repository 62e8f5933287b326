//! `registry artwork`: labels for packs and brochures, each read again before any is written.

mod delivery;
mod refusal;

use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use self::delivery::Delivery;
use self::refusal::{
    cannot_be_set, not_in_the_register, not_valid, on_pack_forbidden, side_out_of_range, will_not_hold,
};
use super::{Occasion, Register, load_register};
use crate::derive::timeline;
use crate::diagnostics::{Code, Findings, Purpose, Words};
use crate::model::{Day, Holding, PublicCode, Status};
use crate::plan::{Address, Route};
use crate::render::artwork::{Label, LabelFormat, LabelWords, Symbol, read_back};
use crate::settings::{Mark, SETTINGS_FILE, no_legal_basis};
use crate::source::Place;

pub use self::delivery::DeliveryError;

/// Which certificates labels are made of.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'o> {
    /// The one with this public code, as typed.
    One(&'o str),
    /// All that are valid.
    EveryValid,
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Order<'o> {
    pub wanted: Wanted<'o>,
    /// Of the QR code without its quiet zone, in millimetres; `None`: as the settings say.
    pub side_mm: Option<u32>,
    pub formats: &'o [LabelFormat],
    /// The folder that the files are put in; made when it is not there.
    pub out: &'o Utf8Path,
    /// The day on which a certificate has to be valid.
    pub today: Day,
}

/// What was made.
#[derive(Debug)]
pub struct Artwork {
    /// The files, by public code.
    pub files: Vec<Utf8PathBuf>,
    /// Certificates of which no label was made, each with the reason; by public code.
    pub left_out: Vec<Words>,
}

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
pub enum ArtworkError {
    /// Records or settings have errors, which were reported.
    #[error("the data has errors")]
    Data,
    /// No label is made of this certificate, or of any.
    #[error("{}", .0.en)]
    Refused(Words),
    /// A decoder read something else than the URL of the certificate.
    #[error("the QR code of {code} reads as {read:?} instead of `{url}`; nothing was written")]
    Misread { code: PublicCode, url: String, read: Option<String> },
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
}

/// Makes the labels that `order` asks for of the register below `root`.
///
/// All or nothing: every label is drawn, read back and staged before the first file gets its name. Of one certificate, whatever
/// keeps its label from being made is an error; of all, it is left out with the reason. M803 is reported where the settings
/// name no legal basis.   Source: site.md §4, scheme.md §5.
///
/// # Errors
/// [`ArtworkError`].
pub fn artwork(root: &Utf8Path, order: Order<'_>, found: &Findings) -> Result<Artwork, ArtworkError> {
    let register = load(root, order.today, found)?;
    let mark = &register.settings.mark;
    if !mark.on_pack_permitted {
        return Err(ArtworkError::Refused(on_pack_forbidden()));
    }
    let side_mm = side(mark, order.side_mm)?;
    let delivery = Delivery::to(order.out, root)?;
    let make = |holding: Holding<'_>| {
        let drawn = draw(&register, holding, side_mm, order.today)?;
        let stage = |format: &LabelFormat| {
            let name = format!("{}-{side_mm}mm.{}", holding.certificate.code, format.extension());
            delivery.stage(&name, &drawn.file(*format))?;
            Ok(name)
        };
        order.formats.iter().map(stage).collect::<Result<Vec<String>, ArtworkError>>()
    };
    let (mut names, mut left_out) = (Vec::new(), Vec::new());
    match order.wanted {
        Wanted::One(written) => names = make(find(&register, written)?)?,
        Wanted::EveryValid => {
            let holdings: Vec<Holding<'_>> = register.registry.certificates().collect();
            let made: Vec<Result<Vec<String>, ArtworkError>> = holdings.into_par_iter().map(make).collect();
            for made in made {
                match made {
                    Ok(files) => names.extend(files),
                    Err(ArtworkError::Refused(reason)) => left_out.push(reason),
                    Err(error) => return Err(error),
                }
            }
        }
    }
    Ok(Artwork { files: delivery.deliver(&names)?, left_out })
}

/// The register; of its warnings only the one that concerns the mark is reported.
fn load(root: &Utf8Path, today: Day, found: &Findings) -> Result<Register, ArtworkError> {
    let own = Findings::new();
    let occasion = Occasion { purpose: Purpose::Publish, ..Occasion::look(today) };
    let Some(register) = load_register(root, occasion, &own) else {
        found.take_all(own);
        return Err(ArtworkError::Data);
    };
    let mark = &register.settings.mark;
    if mark.on_pack_permitted && mark.legal_basis.is_none() {
        let warning = own.into_sorted().listed.into_iter().find(|finding| finding.code == Code::M803);
        found.report(warning.unwrap_or_else(|| no_legal_basis(Place::whole_file(&Arc::from(SETTINGS_FILE)))));
    }
    Ok(register)
}

fn side(mark: &Mark, wanted: Option<u32>) -> Result<u32, ArtworkError> {
    let side_mm = wanted.unwrap_or(mark.qr_side_mm);
    let possible = mark.qr_min_side_mm..=Mark::WIDEST_SIDE_MM;
    if possible.contains(&side_mm) {
        return Ok(side_mm);
    }
    Err(ArtworkError::Refused(side_out_of_range(side_mm, possible)))
}

fn find<'r>(register: &'r Register, written: &str) -> Result<Holding<'r>, ArtworkError> {
    let code = PublicCode::parse(&written.trim().to_ascii_uppercase());
    let holding = code.ok().and_then(|code| register.registry.find(code));
    holding.ok_or_else(|| ArtworkError::Refused(not_in_the_register(written.trim(), code)))
}

/// A label whose QR code was read back.
struct Drawn {
    label: Label,
    png: Vec<u8>,
}

impl Drawn {
    fn file(&self, format: LabelFormat) -> Vec<u8> {
        if format == LabelFormat::Png { self.png.clone() } else { self.label.file(format) }
    }
}

/// The label of the certificate, refused unless it is valid `today`.
fn draw(register: &Register, holding: Holding<'_>, side_mm: u32, today: Day) -> Result<Drawn, ArtworkError> {
    let (settings, certificate) = (&register.settings, holding.certificate);
    let timeline = timeline(certificate, today);
    let standing = timeline.on(today);
    if standing.status != Status::Valid {
        return Err(ArtworkError::Refused(not_valid(certificate, standing.status, today)));
    }
    let outlook = timeline.outlook(today);
    if let Some(next) = outlook.status.or(outlook.level) {
        return Err(ArtworkError::Refused(will_not_hold(certificate, next)));
    }
    let language = settings.default_language();
    let url = Address::new(language).url(&settings.base_url, Route::Certificate(certificate.code), language);
    let symbol = Symbol::encode(&url).expect("M802 keeps certificate URLs within the largest symbol");
    let words = LabelWords {
        host: settings.base_url.host(),
        number: &certificate.number,
        level: standing.level,
        expires: certificate.expires,
    };
    let label = Label::lay_out(words, symbol, side_mm)
        .map_err(|error| ArtworkError::Refused(cannot_be_set(certificate, error)))?;
    let png = label.png();
    let read = read_back(&png);
    if read.as_ref() != Some(&url) {
        return Err(ArtworkError::Misread { code: certificate.code, url, read });
    }
    Ok(Drawn { label, png })
}
