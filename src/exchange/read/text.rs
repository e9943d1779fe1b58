//! Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252, which is what older
//! case-management systems write. Must not know what the text is for.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::damaged;
use crate::error::Result;

/// Text and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// `UTF-8`, `UTF-16LE`, `UTF-16BE` or `windows-1252`.
    pub encoding: &'static str,
}

/// Decode a plain text file. Nothing is refused here: every sequence of bytes is some Windows-1252 text, so ask
/// [`super::sniff`] first whether the bytes are text at all.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        let (text, _) = encoding.decode_without_bom_handling(body);
        return Decoded { text: text.into_owned(), encoding: encoding.name() };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), encoding: UTF_8.name() },
        Err(_) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            Decoded { text: text.into_owned(), encoding: WINDOWS_1252.name() }
        }
    }
}

/// Decode an XML part of an office file: UTF-8, or UTF-16 with a mark. Errors: anything else.
pub fn xml_part(bytes: Vec<u8>) -> Result<String> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            let (text, bad) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
            if bad { Err(damaged()) } else { Ok(text.into_owned()) }
        }
        Some((_, mark)) => String::from_utf8(bytes.get(mark..).unwrap_or_default().to_vec()).map_err(|_| damaged()),
        None => String::from_utf8(bytes).map_err(|error| damaged().source(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_is_recognised() {
        for (bytes, encoding) in [
            (b"caf\xc3\xa9".to_vec(), "UTF-8"),
            (b"\xef\xbb\xbfcaf\xc3\xa9".to_vec(), "UTF-8"),
            (b"caf\xe9".to_vec(), "windows-1252"),
            (b"\xff\xfec\0a\0f\0\xe9\0".to_vec(), "UTF-16LE"),
            (b"\xfe\xff\0c\0a\0f\0\xe9".to_vec(), "UTF-16BE"),
        ] {
            assert_eq!(decode(&bytes), Decoded { text: "café".to_owned(), encoding });
        }
        assert_eq!(decode(b"\x93quoted\x94 \x96 \x80").text, "“quoted” – €");
    }
}
