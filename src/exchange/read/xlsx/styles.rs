//! Cell styles: what a number under a style means and which colour it is filled with. Must not know about cells.

use std::collections::HashMap;

use super::super::xml::{Node, Xml};
use super::colours;
use super::formats::{Meaning, built_in, custom};
use crate::error::Result;
use crate::exchange::sheet::Rgb;

/// One style of `cellXfs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    pub meaning: Meaning,
    pub fill: Option<Rgb>,
    /// Text of this style is struck out.
    pub struck: bool,
}

/// The styles cells point at by number.
#[derive(Debug, Default)]
pub struct Styles(Vec<Style>);

impl Styles {
    /// A style; one that does not exist is the plain one.
    pub fn get(&self, at: usize) -> Style {
        self.0.get(at).copied().unwrap_or_default()
    }
}

/// Read the styles part with the theme's colours.
pub fn read(text: &str, theme: &[Rgb]) -> Result<Styles> {
    let mut xml = Xml::new(text);
    let mut formats: HashMap<u32, Meaning> = HashMap::new();
    let mut fills: Vec<Option<Rgb>> = Vec::new();
    // Whether each font strikes its text out.
    let mut fonts: Vec<bool> = Vec::new();
    let mut in_fonts = false;
    let mut styles = Vec::new();
    let mut in_fills = false;
    let mut in_cells = false;
    let mut solid = false;
    loop {
        match xml.next()? {
            Node::Open(tag) => match tag.name() {
                "numFmt" => {
                    let id = tag.attr("numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, tag.attr("formatCode")) {
                        formats.insert(id, custom(&code));
                    }
                }
                // Differential styles (`dxfs`) hold fills too; they are not the cells' own.
                "dxfs" => xml.skip()?,
                "fonts" => in_fonts = true,
                "font" if in_fonts => fonts.push(false),
                "strike" if in_fonts => {
                    if let Some(struck) = fonts.last_mut() {
                        *struck = tag.flag("val", true);
                    }
                }
                "fills" => in_fills = true,
                "fill" if in_fills => {
                    fills.push(None);
                    solid = false;
                }
                "patternFill" if in_fills => solid = tag.attr("patternType").is_some_and(|kind| kind == "solid"),
                "fgColor" if in_fills && solid => {
                    if let Some(fill) = fills.last_mut() {
                        *fill = colours::of(&tag, theme);
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let number = |name| tag.attr(name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(0);
                    let id = number("numFmtId");
                    let meaning = formats.get(&id).copied().unwrap_or_else(|| built_in(id));
                    let fill = usize::try_from(number("fillId")).ok().and_then(|at| fills.get(at).copied().flatten());
                    let font = usize::try_from(number("fontId")).ok().and_then(|at| fonts.get(at).copied());
                    styles.push(Style { meaning, fill, struck: font.unwrap_or_default() });
                }
                _ => {}
            },
            Node::Close(end) => match end.name() {
                "fonts" => in_fonts = false,
                "fills" => in_fills = false,
                "cellXfs" => in_cells = false,
                _ => {}
            },
            Node::Done => return Ok(Styles(styles)),
            Node::Text(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sheet::Shows;

    #[test]
    fn fills_come_from_colour_theme_and_palette_and_struck_text_from_the_font() {
        let theme = [Rgb(255, 255, 255), Rgb(0, 0, 0), Rgb(238, 236, 225), Rgb(31, 73, 125), Rgb(79, 129, 189)];
        let text = r#"<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><numFmts><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>
            <fills><fill><patternFill patternType="none"/></fill>
            <fill><patternFill patternType="solid"><fgColor rgb="FFFFC000"/><bgColor indexed="64"/></patternFill></fill>
            <fill><patternFill patternType="solid"><fgColor theme="4" tint="-0.5"/></patternFill></fill>
            <fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill>
            <fill><patternFill patternType="gray125"><fgColor rgb="FF00FF00"/></patternFill></fill></fills>
            <cellStyleXfs><xf numFmtId="14" fillId="1"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0" fillId="0"/><xf numFmtId="165" fillId="1"/><xf numFmtId="17" fillId="2"/>
            <xf numFmtId="20" fillId="3" fontId="1"/><xf numFmtId="0" fillId="4" fontId="2"/><xf fillId="99"/></cellXfs></styleSheet>"#;
        let styles = read(text, &theme).unwrap();
        assert_eq!(styles.get(0), Style::default());
        assert_eq!(
            styles.get(1),
            Style { meaning: Meaning::Date(Shows::Day), fill: Some(Rgb(255, 192, 0)), struck: false }
        );
        assert_eq!(
            styles.get(2),
            Style { meaning: Meaning::Date(Shows::Month), fill: Some(Rgb(40, 65, 95)), struck: false }
        );
        assert_eq!(styles.get(3), Style { meaning: Meaning::Time, fill: Some(Rgb(255, 0, 0)), struck: true });
        assert_eq!(
            (styles.get(4), styles.get(5), styles.get(77)),
            (Style::default(), Style::default(), Style::default())
        );
    }
}
