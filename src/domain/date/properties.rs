//! What holds for every date: printing and reading agree, storing loses nothing, and no text breaks the reader.

use proptest::prelude::*;

use super::*;

fn day() -> impl Strategy<Value = Date> {
    (1950i16..2039, 1i8..=12, 1i8..=31).prop_filter_map("no such day", |(y, m, d)| Date::new(y, m, d).ok())
}

/// Texts of every precision, with doubt or without.
fn written() -> impl Strategy<Value = String> {
    let form = prop_oneof![
        day().prop_map(|d| d.strftime("%d/%m/%Y").to_string()),
        day().prop_map(|d| d.strftime("%-d %b %Y").to_string()),
        (day(), 0u8..24, 0u8..60).prop_map(|(d, h, m)| format!("{} {h:02}:{m:02}", d.strftime("%d.%m.%Y"))),
        day().prop_map(|d| d.strftime("%B %Y").to_string()),
        day().prop_map(|d| d.strftime("w/c %-d %B %Y").to_string()),
        day().prop_map(|d| format!("Q{} {}", (d.month() + 2) / 3, d.year())),
        day().prop_map(|d| format!("Q{} {}/{:02}", (d.month() + 2) / 3, d.year(), (d.year() + 1) % 100)),
        (
            day(),
            prop::sample::select(vec!["Spring", "summer", "Autumn term", "Winter", "early", "mid", "late", "end of"])
        )
            .prop_map(|(d, part)| format!("{part} {}", d.year())),
        (day(), prop::sample::select(vec!["early", "mid", "late", "first week of", "second half of"]))
            .prop_map(|(d, part)| d.strftime(&format!("{part} %B %Y")).to_string()),
        day().prop_map(|d| d.year().to_string()),
        (day(), 1i64..400).prop_map(|(d, n)| {
            let end = d.checked_add(jiff::Span::new().days(n)).unwrap();
            format!("{} to {}", d.strftime("%-d %B %Y"), end.strftime("%-d %B %Y"))
        }),
        day().prop_map(|d| d.strftime("since %B %Y").to_string()),
        day().prop_map(|d| d.strftime("overnight %-d %B %Y").to_string()),
        (day(), day()).prop_map(|(a, b)| format!("{} and {}", a.strftime("%d/%m/%Y"), b.strftime("%d/%m/%Y"))),
        Just("undated".to_owned()),
    ];
    (form, prop::sample::select(vec!["", "?", "c. ", "about "]))
        .prop_map(|(form, doubt)| if form == "undated" { form } else { format!("{doubt}{form}") })
}

fn loose() -> impl Strategy<Value = LooseDate> {
    written().prop_map(|text| parse(&text).unwrap_or_else(|error| panic!("{text}: {error}")))
}

proptest! {
    #[test]
    fn a_date_shown_and_read_again_is_the_same_date(date in loose()) {
        for shown in [date.to_string(), date.compact()] {
            let again = parse(&shown).map(|again| LooseDate { raw: date.raw.clone(), ..again });
            prop_assert_eq!(again, Ok(date.clone()), "{}", shown);
        }
    }

    #[test]
    fn a_stored_date_is_read_back_whole(date in loose(), raw in "(?s).{0,40}") {
        let date = LooseDate { raw, ..date };
        prop_assert_eq!(LooseDate::decode(&date.encode()), Some(date));
    }

    #[test]
    fn the_order_of_the_stored_texts_is_the_order_of_the_dates(a in loose(), b in loose()) {
        prop_assert_eq!(a.cmp(&b), a.encode().cmp(&b.encode()));
    }

    #[test]
    fn no_text_breaks_the_reader(text in "(?s).{0,60}", day in day()) {
        let _ = parse(&text);
        let _ = parse_time(&text);
        let _ = parse_target(&text);
        let _ = parse_day(&text, day);
        let _ = LooseDate::decode(&text);
    }

    #[test]
    fn no_jumble_of_date_words_breaks_the_reader_or_makes_a_backward_interval(
        parts in prop::collection::vec(prop::sample::select(vec![
            "12", "3", "2020", "/", "-", ".", " ", " ", "March", "late", "c.", "?", "w/c", "Q3", "21", "to", "and",
            "14:20", "pm", "winter", "term", ",", "\n", "from", "overnight", "half", "first", "week", "s",
        ]), 0..9)
    ) {
        let text = parts.concat();
        if let Ok(date) = parse(&text) {
            if let (Some(start), Some(end)) = (date.start, date.end) {
                prop_assert!(start <= end, "{}", text);
            }
            prop_assert_eq!(&date.raw, &text);
            prop_assert_eq!(LooseDate::decode(&date.encode()), Some(date));
        }
    }

    #[test]
    fn a_day_typed_in_full_is_the_same_whatever_today_is(date in day(), today in day()) {
        prop_assert_eq!(parse_day(&date.strftime("%-d %b %Y").to_string(), today), Ok(date));
        prop_assert_eq!(parse_day(&date.to_string(), today), Ok(date));
    }

    #[test]
    fn a_serial_and_its_day_agree(days in 61i64..70_000, minute in 0u16..1440) {
        let day = Date::constant(1899, 12, 30).checked_add(jiff::Span::new().days(days)).unwrap();
        #[expect(clippy::cast_precision_loss)]
        let date = from_serial(days as f64 + f64::from(minute) / 1440.0, false).unwrap();
        prop_assert_eq!(date.exact_day(), Some(day));
        let minutes = date.time.map_or(0, |time| u16::from(time.hour()) * 60 + u16::from(time.minute()));
        prop_assert_eq!(minutes, minute);
    }
}
