//! The text of one page in the order it is drawn: words parted where the letters stand apart, lines where they move up
//! or down. What could not be read is said, not guessed.

use std::collections::HashMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::font::{self, Font};

/// Letters further apart than this share of their height are two words.
const APART: f32 = 0.17;
/// Forms within forms.
const DEEPEST: usize = 8;
/// Lines of a drawing on a page without letters: more may be letters that were drawn.
const DRAWN: usize = 200;

/// What one page gave.
#[derive(Debug, Default)]
pub struct Page {
    pub text: String,
    /// Something on it was text and could not be read.
    pub lost: bool,
    pub pictures: usize,
    lines: usize,
    /// Texts of one letter whose width the file does not say, and all texts.
    single: usize,
    texts: usize,
}

impl Page {
    /// Why the page may hold words that are not in its text; none when all of it was read.
    pub fn doubt(&self) -> Option<&'static str> {
        let empty = self.text.trim().is_empty();
        if self.lost {
            Some("letters that cannot be told")
        } else if !empty && (is_broken(&self.text) || self.single > 4 && self.single * 2 > self.texts) {
            Some("letters placed one by one")
        } else if self.pictures > 0 {
            Some("pictures")
        } else {
            (empty && self.lines > DRAWN).then_some("letters that are drawn")
        }
    }
}

/// Whether words have fallen into single letters, or run into one another.
fn is_broken(text: &str) -> bool {
    let words: Vec<usize> = text.split_whitespace().map(|word| word.chars().count()).collect();
    let letters: usize = words.iter().sum();
    let single = words.iter().filter(|length| **length == 1).count();
    let long: usize = words.iter().filter(|length| **length > 40).sum();
    // A row of single letters is a word that fell apart, however short the page.
    let mut row = 0;
    let apart = text.split_whitespace().any(|word| {
        let one = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        row = if one { row + 1 } else { 0 };
        row >= 4
    });
    apart || words.len() > 20 && (single * 3 > words.len() || long * 5 > letters)
}

/// Where the pen stands: scale and place.
#[derive(Debug, Clone, Copy)]
struct Matrix {
    a: f32,
    d: f32,
    e: f32,
    f: f32,
}

const UNIT: Matrix = Matrix { a: 1.0, d: 1.0, e: 0.0, f: 0.0 };

impl Matrix {
    fn of(numbers: &[f32]) -> Option<Self> {
        let [a, b, c, d, e, f] = numbers else { return None };
        // Turned text keeps its size and moves as if it were level: every string of it is a line.
        let (a, d) = if a.abs() < 1e-6 { (b.abs().max(1e-3), c.abs().max(1e-3)) } else { (*a, *d) };
        Some(Self { a, d, e: *e, f: *f })
    }

    /// This one drawn within another.
    fn within(self, outer: Self) -> Self {
        let Matrix { a, d, e, f } = outer;
        Self { a: self.a * a, d: self.d * d, e: self.e * a + e, f: self.f * d + f }
    }
}

pub struct Walk<'d> {
    doc: &'d Document,
    page: Page,
    /// Bytes of drawing that may still be read.
    left: usize,
    open: Vec<ObjectId>,
    outer: Matrix,
    kept: Vec<Matrix>,
    line: Matrix,
    pen: f32,
    size: f32,
    spacing: f32,
    leading: f32,
    /// Where the last letter ended, on the page.
    last: Option<(f32, f32)>,
}

impl<'d> Walk<'d> {
    /// A page that may read so many bytes.
    pub fn new(doc: &'d Document, left: usize) -> Self {
        Self {
            doc,
            page: Page::default(),
            left,
            open: Vec::new(),
            outer: UNIT,
            kept: Vec::new(),
            line: UNIT,
            pen: 0.0,
            size: 12.0,
            spacing: 0.0,
            leading: 0.0,
            last: None,
        }
    }

    /// Reads a page; the bytes left with it.
    pub fn page(mut self, id: ObjectId) -> (Page, usize) {
        let content = self.content(id);
        let resources = self.resources(id);
        self.drawing(&content, &resources);
        (self.page, self.left)
    }

    /// What draws a page, in one piece.
    fn content(&mut self, id: ObjectId) -> Vec<u8> {
        let mut content = Vec::new();
        let parts = self.doc.get_page_contents(id);
        let said = self.doc.get_dictionary(id).and_then(|page| page.get_deref(b"Contents", self.doc)).ok();
        self.page.lost |= parts.is_empty() && said.is_some_and(|said| !said.as_array().is_ok_and(Vec::is_empty));
        for part in parts {
            let stream = self.doc.get_object(part).and_then(Object::as_stream);
            match stream.and_then(|stream| stream.get_plain_content_with_limit(self.left)) {
                Ok(part) => {
                    self.left = self.left.saturating_sub(part.len());
                    content.extend(part);
                    content.push(b'\n');
                }
                Err(_) => self.page.lost = true,
            }
        }
        content
    }

    fn resources(&self, id: ObjectId) -> Vec<&'d Dictionary> {
        let Ok((own, others)) = self.doc.get_page_resources(id) else { return Vec::new() };
        own.into_iter().chain(others.iter().filter_map(|id| self.doc.get_dictionary(*id).ok())).collect()
    }

    /// An entry of the nearest resources that have it.
    fn resource(&self, resources: &[&'d Dictionary], kind: &[u8], name: &[u8]) -> Option<&'d Object> {
        resources.iter().find_map(|own| own.get_deref(kind, self.doc).ok()?.as_dict().ok()?.get(name).ok())
    }

    fn drawing(&mut self, content: &[u8], resources: &[&'d Dictionary]) {
        let doc = self.doc;
        let prepared: Vec<(Vec<u8>, Dictionary)> = resources
            .iter()
            .filter_map(|own| own.get_deref(b"Font", doc).ok()?.as_dict().ok())
            .flat_map(|fonts| fonts.iter())
            .filter_map(|(name, font)| {
                Some((name.clone(), font::prepared(doc, doc.dereference(font).ok()?.1.as_dict().ok()?)))
            })
            .collect();
        let mut fonts: HashMap<&[u8], Option<Font<'_>>> = HashMap::new();
        for (name, font) in &prepared {
            // The nearest resources come first and hold.
            fonts.entry(name).or_insert_with(|| Font::of(doc, font));
        }
        let (mut font, mut ended): (Option<&Font<'_>>, _) = (None, String::new());
        for operation in Content::decode_iter(content) {
            let Ok(Operation { operator, operands }) = operation else {
                self.page.lost = true;
                break;
            };
            let numbers: Vec<f32> = operands.iter().filter_map(|own| own.as_float().ok()).collect();
            let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
            match operator.as_str() {
                "q" if self.kept.len() < 256 => self.kept.push(self.outer),
                "Q" => self.outer = self.kept.pop().unwrap_or(self.outer),
                "cm" => self.outer = Matrix::of(&numbers).map_or(self.outer, |own| own.within(self.outer)),
                "BT" => self.to(UNIT),
                "Tf" => {
                    let name = operands.first().and_then(|own| own.as_name().ok()).unwrap_or_default();
                    font = fonts.get(name).and_then(Option::as_ref);
                    self.size = number(0).abs();
                }
                "Tc" => self.spacing = number(0),
                "TL" => self.leading = number(0),
                "Tm" => self.to(Matrix::of(&numbers).unwrap_or(self.line)),
                "Td" => self.shift(number(0), number(1)),
                "TD" => {
                    self.leading = -number(1);
                    self.shift(number(0), number(1));
                }
                "T*" => self.shift(0.0, -self.leading),
                "Tj" => self.strings(font, &operands),
                "'" | "\"" => {
                    self.shift(0.0, -self.leading);
                    self.strings(font, operands.last().map_or(&[], std::slice::from_ref));
                }
                "TJ" => {
                    if let Some(Object::Array(parts)) = operands.first() {
                        self.strings(font, parts);
                    }
                }
                "l" | "c" | "v" | "y" => self.page.lines += 1,
                "BI" | "EI" | "ID" => self.page.pictures += 1,
                "Do" => {
                    let name = operands.first().and_then(|own| own.as_name().ok()).unwrap_or_default();
                    self.object(resources, name);
                }
                _ => {}
            }
            ended = operator;
        }
        // Reading stops without a word where a drawing is damaged.
        self.page.lost |= !content.trim_ascii_end().ends_with(ended.as_bytes())
            || (ended.is_empty() && !content.trim_ascii().is_empty());
    }

    fn to(&mut self, place: Matrix) {
        self.line = place;
        self.pen = 0.0;
    }

    fn shift(&mut self, x: f32, y: f32) {
        let line = self.line;
        self.to(Matrix { e: line.e + x * line.a, f: line.f + y * line.d, ..line });
    }

    fn strings(&mut self, font: Option<&Font<'_>>, parts: &[Object]) {
        for part in parts {
            match part {
                Object::String(bytes, _) if bytes.is_empty() => {}
                Object::String(bytes, _) => match font {
                    Some(font) => self.show(font, bytes),
                    None => self.page.lost = true,
                },
                other => self.pen -= other.as_float().unwrap_or_default() / 1000.0 * self.size,
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a line holds few signs")]
    fn show(&mut self, font: &Font<'_>, bytes: &[u8]) {
        let shown = font.show(bytes);
        self.page.lost |= shown.lost;
        self.page.texts += 1;
        self.page.single += usize::from(shown.signs == 1 && !font.is_measured);
        let place = Matrix { e: self.line.e + self.pen * self.line.a, ..self.line }.within(self.outer);
        let high = (self.size * place.d).abs().max(1e-3);
        let wide = (self.size * place.a).abs().max(1e-3);
        if let Some((x, y)) = self.last {
            let gap = place.e - x;
            if (place.f - y).abs() > 0.3 * high {
                self.page.text.push('\n');
            } else if (gap > APART * wide || gap < -wide) && !self.page.text.ends_with(char::is_whitespace) {
                self.page.text.push(' ');
            }
        }
        self.page.text.push_str(&shown.text);
        let reach = shown.width / 1000.0 * self.size + self.spacing * shown.signs as f32;
        self.pen += reach;
        self.last = Some((place.e + reach * place.a, place.f));
    }

    /// A picture, or a drawing kept apart, with text of its own.
    fn object(&mut self, resources: &[&'d Dictionary], name: &[u8]) {
        let Some(object) = self.resource(resources, b"XObject", name) else { return };
        let Ok((id, Object::Stream(stream))) = self.doc.dereference(object) else { return };
        if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind != b"Form") {
            self.page.pictures += 1;
            return;
        }
        let Some(id) = id.filter(|id| !self.open.contains(id)) else { return };
        let content = stream.get_plain_content_with_limit(self.left);
        let (Ok(content), true) = (content, self.open.len() < DEEPEST) else {
            self.page.lost = true;
            return;
        };
        self.left = self.left.saturating_sub(content.len().max(1024));
        let own = stream.dict.get_deref(b"Resources", self.doc).and_then(Object::as_dict).ok();
        let resources: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        let (outer, line, pen) = (self.outer, self.line, self.pen);
        self.open.push(id);
        self.drawing(&content, &resources);
        self.open.pop();
        (self.outer, self.line, self.pen) = (outer, line, pen);
    }
}
