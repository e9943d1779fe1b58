//! Lists of the death and of what courts and coroners made of it.

use super::List;
use crate::terms;

pub static LOCATION_TYPE: List = List::new(
    "death.location_type",
    "Kind of place",
    "source: HO Library, DHRD",
    terms![
        "public_place" "Public place" [],
        "residential" "Residential location" ["residential_location", "home"],
        "other" "Other" [],
        "not_known" "Not known" [],
    ],
);

/// "Hitting with a weapon" in imported data contradicts the list: it is left out on purpose, so that an import asks.
pub static METHOD: List = List::new(
    "death.method",
    "Cause of death",
    "source: HO Library",
    terms![
        "arson" "Arson (fire)" ["arson", "fire"],
        "blunt_instrument" "Blunt instrument" [],
        "burning" "Burning, scalding" ["burning or scalding"],
        "fall" "Causing to fall against a hard surface" ["fall to a hard surface"],
        "drowning" "Drowning" [],
        "exhaust_fumes" "Exhaust fumes (carbon monoxide)" ["carbon monoxide"],
        "explosion" "Explosion" [],
        "newly_born" "Exposure of newly-born child" [],
        "neglect" "Negligence or neglect" ["neglect", "negligence"],
        "motor_vehicle" "Struck by motor vehicle" [],
        "kicking_hitting" "Kicking or hitting without a weapon" [],
        "manual_strangulation" "Manual strangulation" [],
        "poisoning" "Other poisoning (drugs etc.)" ["other poisoning", "poisoning", "overdose"],
        "sharp_instrument" "Sharp instrument" ["stabbing", "knife"],
        "shooting" "Shooting (any projectile weapon)" ["shooting"],
        "ligature" "Strangulation with ligature" ["hanging", "ligature"],
        "suffocation" "Suffocation, asphyxiation or smothering" ["suffocation", "asphyxiation", "smothering"],
        "other" "Other (specify)" ["other"],
        "unknown" "Unclear/Unknown/Not stated" ["unknown"],
    ],
)
.opened();

pub static VERDICT: List = List::new(
    "perpetrator.verdict",
    "Verdict",
    "source: HO Library, DHRD",
    terms![
        "murder" "Murder" ["guilty of murder"],
        "manslaughter" "Manslaughter" ["guilty of manslaughter"],
        "diminished" "Manslaughter - diminished responsibility" ["Manslaughter w/ diminished responsibility"],
        "unfit" "Unfit to plead" [],
        "not_guilty" "Not guilty" ["acquitted"],
        "other" "Other" [],
        "unknown" "Unclear/Unknown/Not stated" ["unknown"],
    ],
)
.opened();

pub static PROCEEDING_KIND: List = List::new(
    "proceeding.kind",
    "Kind of proceedings",
    "practice",
    terms![
        "criminal" "Criminal" ["trial", "prosecution"],
        "inquest" "Inquest" ["coroner"],
        "appeal" "Appeal" [],
        "conduct" "Police conduct" ["IOPC", "PSD"],
        "family_court" "Family court" [],
        "civil" "Civil claim" ["civil"],
    ],
)
.opened();

pub static SHARED_PARENTS: List = List::new(
    "child.shared_parental_responsibility",
    "Shared parental responsibility (under 18)",
    "source: HO Library",
    terms![
        "victim_perpetrator" "Under 18 shared parental responsibility (victim and perpetrator)" ["victim and perpetrator"],
        "victims" "Under 18 shared parental responsibility (between victims)" ["between victims"],
        "perpetrators" "Under 18 shared parental responsibility (between perpetrators)" ["between perpetrators"],
        "none" "None" ["no"],
    ],
);
