//! Lists of documents and letters.

use super::List;
use crate::terms;

pub static DOCUMENT_TYPE: List = List::new(
    "document.type",
    "Type of document",
    "practice",
    terms![
        "NOT" "Notification" ["DOC1"],
        "ACK" "Acknowledgment" [],
        "SCO" "Scoping letter and return" ["DOC2", "scoping letter"],
        "NIL" "Nil return" [],
        "DEC" "Decision briefing and record" ["decision record"],
        "HOD" "Letter to Home Office: decision" [],
        "FAM1" "First letter to family or friends" ["DOC4"],
        "LEAF" "Home Office leaflet given" ["leaflet"],
        "SEC" "Secure-records letter" [],
        "COR" "Letter to coroner" [],
        "SIO" "Disclosure and interview protocol" [],
        "EOI" "Call for chairs, quotes, evaluation" [],
        "CON" "Chair or author contract" ["contract"],
        "IND" "Independence statement" [],
        "CNF" "Confidentiality agreement" [],
        "TOR" "Terms of reference" [],
        "PSE" "Pseudonym key" [],
        "GEN" "Genogram or household chart" ["genogram"],
        "IMRQ" "IMR request letter" ["DOC3", "IMR request"],
        "IMR" "Individual management review" [],
        "CHR" "Chronology" ["integrated chronology"],
        "SUM" "Short report" [],
        "MIN" "Agenda, minutes, action notes" ["minutes", "agenda"],
        "INT" "Interview notes" [],
        "OVR" "Overview report" ["DOC10", "report"],
        "EXE" "Executive summary" [],
        "APL" "Action plan" ["DOC11"],
        "DAT" "Home Office data form" ["data form"],
        "EQU" "Equality section or analysis" [],
        "SUB" "Submission to QA" ["submission e-mail to QA"],
        "DAC" "Sent to the Commissioner" ["send record to DAC"],
        "QAL" "QA feedback letter" ["QA letter", "HO letter"],
        "QAR" "Response to QA points" [],
        "PUB" "Publication plan" [],
        "EASY" "Easy-read or learning brief" ["7-minute briefing", "learning brief", "easy read"],
        "PDF" "Final combined PDF" [],
        "DEB" "Staff debrief record" [],
        "UPD" "Action update and evidence" [],
        "CLO" "Closure or audit minute" [],
        "progress_request" "Progress request" [],
    ],
)
.opened();

pub static MARKING: List = List::new(
    "document.marking",
    "Marking",
    "practice",
    terms![
        "official" "OFFICIAL" [],
        "official_sensitive" "OFFICIAL-SENSITIVE" [],
        "public" "PUBLIC (after clearance)" ["PUBLIC"],
    ],
);

pub static LETTER_TYPE: List = List::new(
    "letter.type",
    "Type of letter",
    "practice, from Pan-Dorset, Sheffield, Barnsley",
    terms![
        "L1" "Acknowledge notification" [],
        "L2" "Scoping request" [],
        "L3" "Scoping chaser" [],
        "L4" "Decision to Home Office (yes)" [],
        "L5" "Decision to Home Office (no, reasons)" [],
        "L6" "Decision to agencies, secure records" ["secure records"],
        "L7" "First family letter" [],
        "L8" "First letter to friends or employer" [],
        "L9" "Coroner" [],
        "L10" "CPS / SIO" [],
        "L11" "Chair appointment" [],
        "L12" "Panel invitation and confidentiality form" ["panel invitation"],
        "L13" "IMR request" [],
        "L14" "IMR chaser" [],
        "L15" "Escalation to chief officer" [],
        "L16" "Perpetrator invitation" [],
        "L17" "Draft to agency" [],
        "L18" "Draft to family" [],
        "L19" "QA submission" [],
        "L20" "Commissioner" ["DAC"],
        "L21" "Publication notice to family" [],
        "L22" "Final to agencies" [],
        "L23" "Action update request" [],
        "L24" "Overdue action escalation" [],
        "L25" "Progress reply to Home Office or Commissioner" [],
        "L26" "Closure" [],
    ],
)
.opened();

pub static CHASE_KIND: List = List::new(
    "chase.kind",
    "Kind of chaser",
    "practice",
    terms![
        "reminder" "Reminder" ["chaser"],
        "call" "Telephone call" ["phone"],
        "second" "Second reminder" [],
        "escalation" "Escalation to chief officer" ["escalation"],
    ],
)
.opened();

pub static NOTE_KIND: List = List::new(
    "note.kind",
    "Kind of note",
    "practice",
    terms![
        "note" "Note" [],
        "call" "Telephone call" ["phone"],
        "email" "E-mail" [],
        "advice" "Legal or police advice" ["advice"],
        "foi" "Freedom of information request" ["FOI"],
    ],
)
.opened();
