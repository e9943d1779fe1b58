//! Ethnicity three ways: the Home Office value is the label, the Census 2021 group and the dataset's words are aliases.

use super::List;
use crate::terms;

pub static ETHNICITY: List = List::new(
    "person.ethnicity",
    "Ethnicity",
    "source: ONS Census 2021, HO Library, DHRD",
    terms![
        "asian_bangladeshi" "Bangladeshi" ["Asian British - Bangladeshi"],
        "asian_chinese" "Chinese" ["Asian British - Chinese"],
        "asian_indian" "Indian" ["Asian British - Indian"],
        "asian_pakistani" "Pakistani" ["Asian British - Pakistani"],
        "asian_other" "Any other Asian background" ["Other Asian"],
        "asian_unstated" "Asian, background not stated" ["Asian"],
        "black_african" "African" ["Black - African", "Black African"],
        "black_caribbean" "Caribbean" ["Black - Caribbean", "Black Caribbean"],
        "black_other" "Any other Black/African/Caribbean background" ["Other Black"],
        "black_unstated" "Black, background not stated" ["Black"],
        "mixed_asian" "White and Asian" ["Mixed - White and Asian"],
        "mixed_african" "White and Black African" ["Mixed - White and Black African"],
        "mixed_caribbean" "White and Black Caribbean" ["Mixed - White and Black Caribbean"],
        "mixed_other" "Any other Mixed/Multiple ethnic background" ["Other Mixed or Multiple ethnic groups", "Other Mixed"],
        "mixed_unstated" "Mixed/Multiple ethnic, background not stated" ["Mixed"],
        "white_british" "English / Welsh / Scottish / Northern Irish / British" ["White - British", "White British",
            "English, Welsh, Scottish, Northern Irish or British"],
        "white_irish" "Irish" ["White - Irish", "White Irish"],
        "white_traveller" "Gypsy or Irish Traveller" ["White - Gypsy/Traveller"],
        "white_roma" "Roma" [],
        "white_other" "Any other White background" ["Other White", "White other"],
        "white_unstated" "White, background not stated" ["White"],
        "other_arab" "Arab" [],
        "other_any" "Any other ethnic group" [],
        "unknown" "Unclear/Unknown/Not stated" ["Unknown", "Not known"],
    ],
);
