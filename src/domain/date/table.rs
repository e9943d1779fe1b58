//! The forms of a date met in chronologies, each with the reading it must have.

use super::*;

fn read(text: &str) -> String {
    match parse(text) {
        Ok(date) => {
            let day = |date: Option<Date>| date.map_or_else(|| "-".to_owned(), |date| date.to_string());
            let mut out = date.precision.code().to_owned();
            out += &format!(" {}", day(date.start));
            if date.end != date.start {
                out += &format!("..{}", day(date.end));
            }
            if let Some(time) = date.time {
                out += &format!(" {time}");
            }
            if date.approx {
                out += " approx";
            }
            if date.uncertain {
                out += " uncertain";
            }
            assert_eq!(date.raw, text, "the raw text is kept");
            out
        }
        Err(error) => format!("! {error}"),
    }
}

fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, want)| (text, *want, read(text)))
        .filter(|(_, want, found)| want != found)
        .map(|(text, want, found)| format!("{text:?}: wanted {want}, found {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_dates_of_the_sample_files_have_the_precision_asked_of_them() {
    check(&[
        ("16 Jan 2019", "day 2019-01-16"),
        ("5.6.19", "day 2019-06-05"),
        ("late 2019", "part-of-year 2019-09-01..2019-12-31"),
        ("?12 May 2020", "day 2020-05-12 uncertain"),
        ("2020", "year 2020-01-01..2020-12-31"),
        ("w/c 12 April 2021", "week 2021-04-12..2021-04-18"),
        ("March 2020", "month 2020-03-01..2020-03-31"),
        ("c. Aug 2020", "month 2020-08-01..2020-08-31 approx"),
        ("Winter 2020/21", "season 2020-12-01..2021-02-28"),
        ("2/5/21 1am", "minute 2021-05-02 01:00"),
        ("undated", "undated -"),
        ("30/02/2021", "! 30 February 2021 does not exist: February 2021 has 28 days"),
    ]);
}

#[test]
fn days_are_read_day_first_whatever_stands_between() {
    check(&[
        ("22.05.16", "day 2016-05-22"),
        ("22-may-16", "day 2016-05-22"),
        ("22/05/16", "day 2016-05-22"),
        ("22/05/2016", "day 2016-05-22"),
        ("22.05/16", "day 2016-05-22"),
        ("22//05/16", "day 2016-05-22"),
        ("22 05 2016", "day 2016-05-22"),
        ("22052016", "day 2016-05-22"),
        ("20160522", "day 2016-05-22"),
        ("2016-05-22", "day 2016-05-22"),
        ("2016-05-22 00:00:00", "day 2016-05-22"),
        ("2016-05-22T14:20:00Z", "minute 2016-05-22 14:20"),
        ("22May2016", "day 2016-05-22"),
        ("22nd of May, 2016", "day 2016-05-22"),
        ("May 22, 2016", "day 2016-05-22"),
        ("May 22nd 2016", "day 2016-05-22"),
        ("Sun 22 May 2016", "day 2016-05-22"),
        ("Sunday, 22/05/16", "day 2016-05-22"),
        ("22/05/16 (Sunday)", "day 2016-05-22"),
        ("on 22 May '16", "day 2016-05-22"),
        ("01/02/55", "day 1955-02-01"),
        ("05/04/2016", "day 2016-04-05"),
        ("22 May 2016 evening", "day 2016-05-22"),
        ("early hours of 22/05/16", "day 2016-05-22"),
        ("22\u{2013}05\u{2013}16", "day 2016-05-22"),
        ("22\u{a0}May\u{a0}2016.", "day 2016-05-22"),
        ("Date: 22/05/16", "day 2016-05-22"),
    ]);
}

#[test]
fn doubt_is_kept_wherever_it_stands() {
    check(&[
        ("? 22 may 2016", "day 2016-05-22 uncertain"),
        ("22/05/16?", "day 2016-05-22 uncertain"),
        ("c. March 2015", "month 2015-03-01..2015-03-31 approx"),
        ("circa 2015", "year 2015-01-01..2015-12-31 approx"),
        ("c2015", "year 2015-01-01..2015-12-31 approx"),
        ("approx. 22/05/16", "day 2016-05-22 approx"),
        ("22/05/16 (approx)", "day 2016-05-22 approx"),
        ("on or about 22 May 2016", "day 2016-05-22 approx"),
        ("possibly March 2015", "month 2015-03-01..2015-03-31 uncertain"),
        ("?c. 2015", "year 2015-01-01..2015-12-31 approx uncertain"),
        ("March 2015 (exact date unknown)", "month 2015-03-01..2015-03-31"),
        ("xx/03/2015", "month 2015-03-01..2015-03-31"),
        ("?/03/2015", "month 2015-03-01..2015-03-31 uncertain"),
        ("?", "undated - uncertain"),
    ]);
}

#[test]
fn times_are_joined_to_the_day_they_stand_with() {
    check(&[
        ("12/03/15 14:20", "minute 2015-03-12 14:20"),
        ("12/03/15 1420hrs", "minute 2015-03-12 14:20"),
        ("12/03/15 at 2.20pm", "minute 2015-03-12 14:20"),
        ("12/03/15, 14.20", "minute 2015-03-12 14:20"),
        ("12 March 2015 0905", "minute 2015-03-12 09:05"),
        ("14:20 on 12/03/2015", "minute 2015-03-12 14:20"),
        ("9.10 12/03/2015", "minute 2015-03-12 09:10"),
        ("12/03/15\n14:20", "minute 2015-03-12 14:20"),
        ("12/03/15 14:20-15:00", "minute 2015-03-12 14:20"),
        ("12/03/15 22:00 to 02:00", "overnight 2015-03-12..2015-03-13 22:00"),
        ("12/03/15 25:10", "! 25:10 is not a time of day"),
        ("14:20", "! there is a time but no date"),
        ("March 2015 14:20", "month 2015-03-01..2015-03-31"),
    ]);
}

#[test]
fn periods_have_the_limits_the_room_documents() {
    check(&[
        ("Dec-21", "month 2021-12-01..2021-12-31"),
        ("March 22", "month 2022-03-01..2022-03-31"),
        ("03/2020", "month 2020-03-01..2020-03-31"),
        ("2020-03", "month 2020-03-01..2020-03-31"),
        ("03/20", "month 2020-03-01..2020-03-31"),
        ("Q3 2020", "quarter 2020-07-01..2020-09-30"),
        ("Q3 2020/21", "quarter 2020-10-01..2020-12-31"),
        ("Q4 20-21", "quarter 2021-01-01..2021-03-31"),
        ("2020/21 Q1", "quarter 2020-04-01..2020-06-30"),
        ("third quarter of 2020", "quarter 2020-07-01..2020-09-30"),
        ("financial quarter 2 2019/20", "quarter 2019-07-01..2019-09-30"),
        ("FY 2019/20 Q3", "quarter 2019-10-01..2019-12-31"),
        ("Q5 2020", "! there is no quarter 5"),
        ("Summer 2009", "season 2009-06-01..2009-08-31"),
        ("Winter 2019/20", "season 2019-12-01..2020-02-29"),
        ("Winter 2020", "season 2020-12-01..2021-02-28"),
        ("early summer 2019", "season 2019-06-01..2019-08-31"),
        ("Spring term 2023", "term 2023-01-01..2023-04-15"),
        ("school year 2019/20", "range 2019-09-01..2020-08-31"),
        ("academic year 2019-20", "range 2019-09-01..2020-08-31"),
        ("Michaelmas term 2019", "term 2019-09-01..2019-12-31"),
        ("Summer term 2020/21", "term 2021-04-01..2021-07-31"),
        ("Autumn term 2020/21", "term 2020-09-01..2020-12-31"),
        ("week commencing 12/04/21", "week 2021-04-12..2021-04-18"),
        ("wc 12.4.21", "week 2021-04-12..2021-04-18"),
        ("w/e 18 April 2021", "week 2021-04-12..2021-04-18"),
        ("week of 12 April 2021", "week 2021-04-12..2021-04-18"),
        ("early March 2020", "part-of-month 2020-03-01..2020-03-10"),
        ("mid-March 2020", "part-of-month 2020-03-11..2020-03-20"),
        ("end of March 2020", "part-of-month 2020-03-21..2020-03-31"),
        ("first week of March 2020", "part-of-month 2020-03-01..2020-03-07"),
        ("last week of March 2020", "part-of-month 2020-03-25..2020-03-31"),
        ("mid 2019", "part-of-year 2019-05-01..2019-08-31"),
        ("first half of 2019", "part-of-year 2019-01-01..2019-06-30"),
        ("1990s", "range 1990-01-01..1999-12-31"),
        ("late 90s", "range 1996-01-01..1999-12-31"),
        ("2020/21", "range 2020-04-01..2021-03-31"),
    ]);
}

#[test]
fn ranges_take_the_month_and_year_from_the_other_end() {
    check(&[
        ("12-14 March 2020", "range 2020-03-12..2020-03-14"),
        ("from 12 to 14 March 2020", "range 2020-03-12..2020-03-14"),
        ("between 12 and 14 March 2020", "range 2020-03-12..2020-03-14"),
        ("12/03-14/03/2020", "range 2020-03-12..2020-03-14"),
        ("12-14/03/2020", "range 2020-03-12..2020-03-14"),
        ("12/03/20 - 14/03/20", "range 2020-03-12..2020-03-14"),
        ("12/03/20-14/03/20", "range 2020-03-12..2020-03-14"),
        ("28 Dec - 3 Jan 2021", "range 2020-12-28..2021-01-03"),
        ("Nov - Feb 2021", "range 2020-11-01..2021-02-28"),
        ("March-May 2020", "range 2020-03-01..2020-05-31"),
        ("March 2019 to May 2020", "range 2019-03-01..2020-05-31"),
        ("2015-2017", "range 2015-01-01..2017-12-31"),
        ("2015-17", "range 2015-01-01..2017-12-31"),
        ("12/2013-2020", "range 2013-12-01..2020-12-31"),
        ("since 2015", "range 2015-01-01..-"),
        ("12 March 2020 onwards", "range 2020-03-12..-"),
        ("March 2020 to present", "range 2020-03-01..-"),
        ("Oct 2019 - present", "range 2019-10-01..-"),
        ("Oct 2019-", "range 2019-10-01..-"),
        ("12/03/20 to date", "range 2020-03-12..-"),
        ("12.03.20/13.03.20", "range 2020-03-12..2020-03-13"),
        ("March/April 2020", "range 2020-03-01..2020-04-30"),
        ("w/c 12/04/21 to w/e 25/04/21", "range 2021-04-12..2021-04-25"),
        ("until June 2019", "range -..2019-06-30"),
        ("before 12 March 2020", "range -..2020-03-11"),
        ("12 or 13 May 2020", "range 2020-05-12..2020-05-13 uncertain"),
        ("14-12 March 2020", "! the second date is before the first"),
        ("29/02/2019 - 02/03/2019", "! 29 February 2019 does not exist: February 2019 has 28 days"),
    ]);
}

#[test]
fn nights_and_several_dates_are_spanned() {
    check(&[
        ("overnight 12 March 2020", "overnight 2020-03-12..2020-03-13"),
        ("overnight 12/13 March 2020", "overnight 2020-03-12..2020-03-13"),
        ("night of 12 March 2020", "overnight 2020-03-12..2020-03-13"),
        ("12-13/03/20 overnight", "overnight 2020-03-12..2020-03-13"),
        ("12/03/20, 15/03/20 and 2/4/20", "several 2020-03-12..2020-04-02"),
        ("12, 14 and 16 March 2020", "several 2020-03-12..2020-03-16"),
        ("12 March and 3 April 2020", "several 2020-03-12..2020-04-03"),
        ("12/03/2020\n15/03/2020", "several 2020-03-12..2020-03-15"),
        ("12/03/2020 15/03/2020", "several 2020-03-12..2020-03-15"),
        ("12/03/20 & 15/03/20", "several 2020-03-12..2020-03-15"),
        ("12/03/20, 15/03", "several 2020-03-12..2020-03-15"),
        ("12-14 March 2020 and 2 April 2020", "several 2020-03-12..2020-04-02"),
        ("various dates in March 2020", "several 2020-03-01..2020-03-31"),
        ("12/03/20 and 30/02/21", "! 30 February 2021 does not exist: February 2021 has 28 days"),
    ]);
    let dates = parse_several("12, 14 and 16 March 2020").unwrap();
    assert_eq!(
        dates.iter().map(LooseDate::to_string).collect::<Vec<_>>(),
        ["12 March 2020", "14 March 2020", "16 March 2020"]
    );
}

#[test]
fn a_part_nobody_knows_leaves_what_holds_whatever_it_is() {
    check(&[
        ("12/??/2019", "year 2019-01-01..2019-12-31 uncertain"),
        ("12/?/2020", "year 2020-01-01..2020-12-31 uncertain"),
        ("12/xx/2020", "year 2020-01-01..2020-12-31"),
        ("12-??-2019", "year 2019-01-01..2019-12-31 uncertain"),
        ("??/??/2019", "year 2019-01-01..2019-12-31 uncertain"),
        ("??/03/2019", "month 2019-03-01..2019-03-31 uncertain"),
        ("xx.03.19", "month 2019-03-01..2019-03-31"),
        ("__/03/2019", "month 2019-03-01..2019-03-31"),
        ("2019-??-12", "year 2019-01-01..2019-12-31 uncertain"),
        ("2019-12-??", "month 2019-12-01..2019-12-31 uncertain"),
        ("??/13/2019", "! there is no month 13; the day is read first, then the month"),
        ("45/??/2019", "! this was not read as a date"),
        ("12/03/20??", "! the year is not written whole"),
        ("12 March 20??", "! the year is not written whole"),
        ("12/03/????", "! this was not read as a date"),
        ("12/03/2020?", "day 2020-03-12 uncertain"),
    ]);
}

#[test]
fn nothing_is_guessed() {
    check(&[
        ("", "undated -"),
        ("  ", "undated -"),
        ("not known", "undated -"),
        ("date not recorded", "undated -"),
        ("n/k", "undated -"),
        ("no date given", "undated -"),
        ("22 March", "! there is no year, and none was guessed"),
        ("03/12", "! this can be read in two ways: 3/12 may be a day and month without a year, or a month and a year"),
        ("13/14/2020", "! there is no month 14; the day is read first, then the month"),
        ("05/22/2016", "! there is no month 22; the day is read first, then the month"),
        ("12/13/2020", "! there is no month 13; the day is read first, then the month"),
        ("Sun 12/13/2020", "! there is no month 13; the day is read first, then the month"),
        ("12/13/2020 evening", "! there is no month 13; the day is read first, then the month"),
        ("from 12/13/2020", "! there is no month 13; the day is read first, then the month"),
        ("12//13/2020", "! there is no month 13; the day is read first, then the month"),
        ("12/13-2020", "! there is no month 13; the day is read first, then the month"),
        ("?12/13/2020", "! there is no month 13; the day is read first, then the month"),
        ("12/13/2020 14:20", "! there is no month 13; the day is read first, then the month"),
        ("12/03/202", "! the year has three figures"),
        ("29/02/2019", "! 29 February 2019 does not exist: February 2019 has 28 days"),
        ("43868", "! this is a number, not a date; in a spreadsheet it would stand for 7 February 2020"),
        ("GP visit", "! this was not read as a date"),
        ("12/03/2020 GP visit", "! this was not read as a date"),
        ("about", "! this was not read as a date"),
        ("10-12 and 15 March 2020", "! this was not read as a date"),
        ("3/4 and 7 June 2020", "! this was not read as a date"),
        ("summer holidays 2019", "! this was not read as a date"),
    ]);
    assert_eq!(parse(&"1".repeat(500)), Err(DateError::TooLong));
}
