//! What the victim was to the perpetrator, and the kinds of abuse between them.

use super::List;
use crate::terms;

/// The value says what the VICTIM is to the perpetrator: "Parent" when a child killed a parent.
pub static RELATIONSHIP: List = List::new(
    "relationship.victim_to_perpetrator",
    "Victim's relationship to perpetrator",
    "source: HO Library",
    terms![
        "spouse" "Spouse (incl civil partner)" ["spouse", "husband", "wife", "civil partner"],
        "cohabiting_partner" "Common-law spouse or cohabiting partner" ["Common-law spouse", "partner"],
        "boyfriend_girlfriend" "Boyfriend or girlfriend" ["boyfriend", "girlfriend"],
        "ex_spouse" "Ex-spouse, ex-common-law spouse or ex-cohabiting partner" ["Ex-spouse", "ex-partner"],
        "ex_boyfriend_girlfriend" "Ex-boyfriend or ex-girlfriend" ["ex-boyfriend", "ex-girlfriend"],
        "cohabitant" "Cohabitant" [],
        "parent" "Parent" ["mother", "father"],
        "step_parent" "Step-parent" [],
        "grandparent" "Grandparent" [],
        "child" "Son or daughter" ["son", "daughter"],
        "step_sibling" "Step-sibling" [],
        "sibling" "Brother or sister" ["Sibling", "brother", "sister"],
        "half_sibling" "Half sibling" ["Half-sibling"],
        "other_relative" "Other relative" ["Other (relative)"],
        "other_non_relative" "Other (non-relative)" [],
        "not_known" "Not known" ["Unknown"],
        "step_child" "Step-child" [],
        "child_of_cohabitant" "Son or daughter of cohabitant" [],
        "extramarital" "Extramarital relationship" [],
        "casual" "Uncommitted (casual) sexual partner" ["casual sexual partner"],
        "lovers_spouse" "Lover's spouse" [],
        "rival" "Emotional rival" [],
        "carer_patient" "Carer, health worker or patient" ["carer", "patient"],
    ],
)
.opened();

/// The Home Office's aggravating factors.
pub static ABUSE: List = List::new(
    "abuse.aggravating_factor",
    "Aggravating factors",
    "source: HO Library",
    terms![
        "coercive_control" "Coercive or controlling behaviour" ["coercive_control", "CCB", "coercive control"],
        "economic" "Economic abuse" ["economic_abuse", "financial abuse"],
        "faith_based" "Faith-based abuse" ["faith based abuse", "faith_based_marriage"],
        "forced_marriage" "Forced marriage" ["forced_marriage"],
        "honour_based" "Honour-based violence/abuse" ["honour based violence", "honour-based abuse", "HBA"],
        "physical" "Physical abuse" ["physical_abuse"],
        "psychological" "Psychological or emotional abuse" ["emotional_abuse", "emotional abuse"],
        "separation" "Separation" [],
        "sexual" "Sexual abuse" ["sexual_abuse"],
        "stalking" "Stalking" [],
        "stalking_physical" "Physical stalking" [],
        "stalking_digital" "Digital stalking" [],
        "other" "Other" [],
    ],
)
.opened();

pub static ABUSE_TYPE: List = List::new(
    "abuse.type",
    "Abuse under the 2021 Act",
    "law ?",
    terms![
        "physical_sexual" "Physical or sexual" [],
        "violent_threatening" "Violent or threatening" [],
        "controlling_coercive" "Controlling or coercive" [],
        "economic" "Economic" [],
        "psychological" "Psychological, emotional or other" ["psychological", "emotional"],
    ],
);
