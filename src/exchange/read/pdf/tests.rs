use super::*;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/fixtures/pdf/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A PDF of one page: what draws it, its resources, and objects from number 5 on.
fn made(drawing: &str, resources: &str, more: &[&str]) -> Vec<u8> {
    let page = format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << {resources} >> >>");
    let stream = format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len());
    let first = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", &page, &stream];
    let mut out = String::from("%PDF-1.5\n");
    let mut places = String::new();
    let objects: Vec<&str> = first.into_iter().chain(more.iter().copied()).collect();
    for (object, number) in objects.iter().zip(1..) {
        places += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let (size, start) = (objects.len() + 1, out.len());
    out += &format!("xref\n0 {size}\n0000000000 65535 f \n{places}trailer << /Size {size} /Root 1 0 R >>\n");
    out += &format!("startxref\n{start}\n%%EOF");
    out.into_bytes()
}

const HELVETICA: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /Widths [250 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500] >>";

fn text(drawing: &str) -> String {
    let read = read(&made(drawing, "/Font << /F 5 0 R >>", &[HELVETICA])).unwrap();
    assert!(read.doubtful.is_empty(), "{drawing}");
    read.passages.into_iter().map(|passage| passage.text).collect::<Vec<_>>().join("|")
}

#[test]
fn a_name_is_whole_however_its_letters_are_set() {
    for drawing in [
        "BT /F 10 Tf (Ada Wexcombe) Tj ET",
        "BT /F 10 Tf [(A)15(da)-250(Wex)-20(combe)] TJ ET",
        "BT /F 10 Tf 50 700 Td (A) Tj 5 0 Td (da) Tj 12.5 0 Td (Wex) Tj 15 0 Td (combe) Tj ET",
        "BT /F 10 Tf 1 0 0 1 50 700 Tm (Ada ) Tj ET BT 1 0 0 1 67.5 700 Tm (Wex) Tj ET BT 1 0 0 1 82.5 700 Tm (combe) Tj ET",
        "q 0.1 0 0 0.1 0 0 cm BT /F 100 Tf 1 0 0 1 500 900 Tm (Ada) Tj 1 0 0 1 675 900 Tm (Wexcombe) Tj ET Q",
        "BT /F 1 Tf 10 0 0 10 50 700 Tm (Ada) Tj 1.75 0 Td (Wexcombe) Tj ET",
    ] {
        assert_eq!(text(drawing), "Ada Wexcombe", "{drawing}");
    }
}

#[test]
fn lines_and_cells_are_kept_apart() {
    assert_eq!(text("BT /F 10 Tf 12 TL (Ada) Tj T* (Wexcombe) Tj (left) ' ET"), "Ada\nWexcombe\nleft");
    assert_eq!(text("BT /F 10 Tf 0 700 Td (Ada) Tj 0 -12 Td (Bea) Tj ET"), "Ada\nBea");
    assert_eq!(text("BT /F 10 Tf 0 700 Td (Ada) Tj 200 0 Td (Bea) Tj ET"), "Ada Bea");
}

#[test]
fn text_in_a_drawing_kept_apart_is_read_and_one_that_draws_itself_ends() {
    let form = "<< /Type /XObject /Subtype /Form /Length 53 >>\nstream\nBT /F 10 Tf (Wexcombe) Tj ET /X Do                    \nendstream";
    let read = read(&made("/X Do", "/Font << /F 5 0 R >> /XObject << /X 6 0 R >>", &[HELVETICA, form])).unwrap();
    assert_eq!(read.passages.first().map(|passage| passage.text.as_str()), Some("Wexcombe"));
}

#[test]
fn what_cannot_be_read_with_certainty_is_said() {
    let picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Length 1 >>\nstream\nx\nendstream";
    let numbered = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [] >>";
    let own = "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+X /FontDescriptor << /FontFile2 4 0 R >> >>";
    let drawn = "<< /Type /Font /Subtype /Type3 /Encoding << /Differences [65 /g1 /g2] >> >>";
    for (drawing, more) in [
        ("/X Do", ["null", picture]),
        ("BT /F 10 Tf (AB) Tj ET", [numbered, "null"]),
        ("BT /F 10 Tf (AB) Tj ET", [own, "null"]),
        ("BT /F 10 Tf (AB) Tj ET", [drawn, "null"]),
        ("BT /Unknown 10 Tf (AB) Tj ET", [HELVETICA, "null"]),
        ("BT /F 10 Tf (AB) Tj )) broken <", [HELVETICA, "null"]),
    ] {
        let read = read(&made(drawing, "/Font << /F 5 0 R >> /XObject << /X 6 0 R >>", &more)).unwrap();
        assert_eq!(read.doubtful.iter().map(|(page, _)| *page).collect::<Vec<_>>(), [1], "{drawing} {more:?}");
        assert!(read.is_doubtful() && read.unread[0].ends_with(" on page 1"), "{drawing}");
    }
    let apart = format!("BT /F 10 Tf {} ET", "(A) Tj 90 0 Td ".repeat(30));
    assert_eq!(
        read(&made(&apart, "/Font << /F 5 0 R >>", &[HELVETICA])).unwrap().unread,
        ["letters placed one by one on page 1"]
    );
}

#[test]
fn letters_set_one_by_one_in_a_font_without_widths_are_a_word_and_a_doubt() {
    let plain = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    let places = ["50", "59.336", "65.336", "72.008", "78.68", "84.68", "93.344"];
    let drawing: String = "Okonkwo"
        .chars()
        .zip(places)
        .map(|(letter, at)| format!("BT /F 12 Tf 1 0 0 1 {at} 700 Tm ({letter}) Tj ET\n"))
        .collect();
    let read = read(&made(&drawing, "/Font << /F 5 0 R >>", &[plain])).unwrap();
    assert_eq!(read.passages[0].text, "Okonkwo");
    assert_eq!(read.unread, ["letters placed one by one on page 1"]);
}

#[test]
fn letters_that_decode_to_nothing_and_pictures_beside_text_are_doubtful() {
    let map = "<< /Length 170 >>\nstream\n/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <0000> <42> <0000> endbfchar endcmap end                 \nendstream";
    let font = "<< /Type /Font /Subtype /TrueType /BaseFont /X /ToUnicode 6 0 R >>";
    let found = read(&made("BT /F 10 Tf (AB) Tj ET", "/Font << /F 5 0 R >>", &[font, map])).unwrap();
    assert_eq!(found.unread, ["letters that cannot be told on page 1"]);
    let picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Length 1 >>\nstream\nx\nendstream";
    let resources = "/Font << /F 5 0 R >> /XObject << /X 6 0 R >>";
    let found = read(&made("BT /F 10 Tf (Some words) Tj ET /X Do", resources, &[HELVETICA, picture])).unwrap();
    assert!(found.is_doubtful() && found.unread == ["pictures on page 1"], "{:?}", found.unread);
}

#[test]
fn files_of_real_programs_give_every_word_and_their_properties() {
    for (name, pages) in [("report-libreoffice.pdf", 2), ("report-truetype.pdf", 3)] {
        let read = read(&fixture(name)).unwrap();
        assert!(read.doubtful.is_empty() && read.unread.is_empty(), "{name}: {:?}", read.unread);
        let texts: Vec<&str> =
            read.passages.iter().filter(|own| own.place.starts_with("page")).map(|own| own.text.as_str()).collect();
        assert_eq!(texts.len(), pages, "{name}");
        for text in texts {
            assert!(text.contains("Aldona Wexcombe’s daughter Zoë lived at 14 Tarnbeck Road."), "{name}: {text}");
        }
    }
    let read = read(&fixture("report-truetype.pdf")).unwrap();
    for (place, text) in
        [("properties: title", "Review of Aldona Wexcombe"), ("properties: keywords", "Wexcombe, Northmere")]
    {
        assert!(read.passages.iter().any(|own| own.place == place && own.text == text), "{place}");
    }
}

#[test]
fn a_locked_or_damaged_file_is_refused() {
    assert!(read(&fixture("report-locked.pdf")).unwrap_err().to_string().contains("password"));
    for bytes in [&b"%PDF-1.7\n"[..], b"%PDF-1.4\n1 0 obj <</Author (x)>> endobj\n", b""] {
        assert!(read(bytes).unwrap_err().to_string().contains("PDF is damaged"));
    }
}

#[test]
fn no_damaged_file_breaks_the_reader() {
    let files = [
        fixture("report-truetype.pdf"),
        fixture("report-locked.pdf"),
        made("BT /F 10 Tf 50 700 Td [(A)15(da)] TJ ET", "/Font << /F 5 0 R >>", &[HELVETICA]),
    ];
    let mut seed = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap()
    };
    for round in 0..1_500 {
        let mut bytes = files[round % files.len()].clone();
        for _ in 0..=next(8) {
            let (at, length) = (next(bytes.len()), next(40));
            let end = (at + length).min(bytes.len());
            match next(4) {
                0 => bytes[at] = b"0129<>[]()/ R"[next(13)],
                1 => bytes[at] = next(256).to_le_bytes()[0],
                2 => drop(bytes.drain(at..end.max(at + 1).min(bytes.len() - 1).max(at))),
                _ => {
                    let part = bytes[at..end].to_vec();
                    let to = next(bytes.len());
                    drop(bytes.splice(to..to, part));
                }
            }
        }
        drop(read(&bytes));
    }
}
