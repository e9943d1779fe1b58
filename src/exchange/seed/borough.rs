use super::*;

#[test]
fn the_borough_reads() {
    for today in [Date::constant(2026, 3, 27)] {
        let batch = read(BOROUGH, today).map_err(|error| error.to_string());
        assert!(batch.is_ok(), "{batch:?}");
    }
}
