//! The table of commands. One row each; keep the rows of a scope together.

use super::{Command, Group, Scope};

macro_rules! commands {
    ($( $id:ident $name:literal [$($key:literal),*] $scope:ident $group:ident $hint:literal, $label:literal, $help:literal
        $(, also $synonyms:literal)? $(=> $danger:ident)?; )+) => {
        /// The identity of a command.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Cmd { $( $id, )+ }

        pub static COMMANDS: &[Command] = &[ $( Command {
            id: Cmd::$id,
            name: $name,
            keys: &[ $( $key ),* ],
            hint: $hint,
            label: $label,
            help: $help,
            scope: Scope::$scope,
            group: Group::$group,
            synonyms: concat!("", $( $synonyms )?),
            consequential: commands!(@danger $( $danger )?),
        }, )+ ];
    };
    (@danger) => { false };
    (@danger changes) => { true };
}

commands! {
    Up "list.up" ["Up", "k"] List Move "row", "Previous row", "Moves up one row.";
    Down "list.down" ["Down", "j"] List Move "row", "Next row", "Moves down one row.";
    PageUp "list.page-up" ["PgUp", "Ctrl-U"] List Move "page", "Half a page up", "Moves up half a page.";
    PageDown "list.page-down" ["PgDn", "Ctrl-D"] List Move "page", "Half a page down", "Moves down half a page.";
    First "list.first" ["Home", "g g"] List Move "first", "First row", "Moves to the first row.";
    Last "list.last" ["End", "G"] List Move "last", "Last row", "Moves to the last row.";
    Open "list.open" ["Enter"] List Move "open", "Open", "Opens the current row; on a field, edits it.", also "enter show view";
    Mark "list.mark" ["Space"] List Change "mark", "Mark", "Marks the row and steps down. Commands then act on all marked rows.", also "select tick";
    MarkAll "list.mark-all" ["*"] List Change "mark all", "Mark every row", "Marks every row of the list as narrowed, those out of sight too; again unmarks.", also "select all";
    Add "list.add" ["a"] List Change "add", "Add a record", "Opens an empty form for this list.", also "new create insert" => changes;
    Narrow "list.narrow" ["/"] List See "narrow", "Narrow this list", "Shows only rows with these words, or terms such as due<today or lead:me.", also "filter search";
    Sort "list.sort" ["s"] List See "sort", "Sort by", "Chooses the column the list is ordered by.", also "order";
    GroupBy "list.group" ["z"] List See "group", "Group by", "Puts rows with the same value under one heading.", also "cluster";
    Columns "list.columns" ["C"] List See "columns", "Choose columns", "Chooses which columns the list shows.", also "fields";
    Views "list.views" ["v"] List See "views", "Views", "Applies, saves or shares a view: narrowing, sort, columns and grouping together.", also "saved searches";
    Preview "list.preview" ["p"] List See "preview", "Preview on or off", "Shows the current record beside or under the list.", also "pane";
    ShowArchived "list.archived" [] List See "archived", "Show archived records", "Shows archived records too; again hides them.", also "closed hidden";
    Export "list.export" [] List See "export", "Export this list", "Writes exactly the rows and columns shown to a CSV file.", also "save csv spreadsheet";
    EditForm "record.edit" ["e"] Record Change "edit", "Edit the whole record", "Opens every field of the record as a form.", also "change form" => changes;
    Status "record.status" ["t"] Record Change "status", "Set status", "Sets the status of the record, or of all marked records.", also "stage state done progress" => changes;
    DueDate "record.date" ["d"] Record Change "date", "Set date", "Sets the due date of the record, or of all marked records.", also "due deadline move postpone" => changes;
    Owner "record.owner" ["o"] Record Change "owner", "Set owner", "Sets who owes it, on the record or on all marked records.", also "lead assign" => changes;
    Chase "record.chase" ["c"] Record Change "chase", "Log a chase", "Logs that you chased this today and proposes the next date.", also "remind" => changes;
    AnswerPoint "point.answer" ["w"] Record Change "answer", "Answer a QA point", "Writes what was done about a point and where, by whom, and who checked it; or why it is not accepted.", also "quality assurance response reject" => changes;
    AddNote "record.note" ["n"] Record Change "note", "Add a note", "Adds a note to this record's case.", also "comment remark" => changes;
    CopyValue "copy.value" ["y v"] Record See "value", "Copy the value", "Copies the current value.", also "yank clipboard";
    CopyRow "copy.row" ["y r"] Record See "row", "Copy the row", "Copies the current row.", also "yank clipboard";
    CopyTable "copy.table" ["y t"] Record See "table", "Copy the table", "Copies all rows of the list as narrowed, with the columns shown; a long one is exported instead.", also "yank clipboard";
    CopyJson "copy.json" ["y j"] Record See "JSON", "Copy as JSON", "Copies the record as JSON, without private fields.", also "yank clipboard";
    Archive "record.archive" ["X", "Del"] Record Change "archive", "Archive", "Takes the record out of the lists, with a reason. Nothing is deleted.", also "delete remove close" => changes;
    Unarchive "record.restore" [] Record Change "bring back", "Bring back from the archive", "Puts an archived record back into the lists.", also "restore unarchive" => changes;
    RecordHistory "record.history" ["h"] Fields See "history", "History of this record", "Shows every change of this record.", also "audit log";
    Reveal "record.reveal" ["r"] Fields See "reveal", "Reveal private values", "Shows the private values of this record until you leave it. The reveal is recorded.", also "show names";
    NextCase "case.next" ["J"] Case Move "next case", "Next case", "Opens the next case of the list on the same tab.";
    PreviousCase "case.previous" ["K"] Case Move "previous case", "Previous case", "Opens the previous case of the list on the same tab.";
    NextTab "tab.next" ["Right", "l"] Case Move "tab", "Next tab", "Goes to the next tab of the case.";
    PreviousTab "tab.previous" ["Left"] Case Move "tab", "Previous tab", "Goes to the previous tab of the case.";
    LayPlan "plan.lay" [] Case Change "lay plan", "Lay out the work plan", "Gives the case the steps of the default plan and of its complexity; steps it has stay as they are.", also "template steps" => changes;
    Decide "decision.decide" ["W"] Case Change "decision", "Record the decision", "Opens the record of the decision: the test ticked, who decided, why, who disagreed and what else was considered. The case follows it.", also "decide criteria outcome reasons dissent review or not" => changes;
    MoveDue "clock.move" ["E"] Case Change "move a date", "Move a date by agreement", "Moves the date of the report or the decision, with who agreed, when, why and the minute; the first date stays.", also "extend extension deadline agreed" => changes;
    Direct "decision.direct" [] Case Change "direct", "Re-open by direction", "Opens a review that was decided against, because the Home Secretary directs it; the first decision stays on file.", also "reopen no review Home Secretary s.9" => changes;
    MoveEvent "plan.move" ["M"] Case Change "trial moved", "Move what waits for a trial or inquest", "Shows which steps move when a trial, an inquest or another cause moves, and moves them.", also "shift postpone delay adjourned" => changes;
    AskAll "returns.ask" ["I"] Case Change "ask agencies", "Ask several agencies for returns", "Asks every agency you tick for an IMR, a chronology or a scoping return in one step, each with its date.", also "imr requests scoping" => changes;
    QaLetter "qa.letter" ["i"] Case Change "QA letter", "File a letter of the Home Office panel", "Pastes the letter or reads its file; its numbered points become rows in one step.", also "quality assurance feedback points import paste" => changes;
    Milestone "family.milestone" ["m"] Case Change "milestone", "Family milestone", "Marks a milestone of a family as reached today; Tab there for another day or person.", also "FM1 advocate told" => changes;
    Lanes "timeline.lanes" ["L"] Case See "lanes", "Lanes of the chronology", "Draws every agency's events over time, with the gaps and what may be one incident told twice.", also "picture timeline gaps chronology same incident";
    Composite "timeline.composite" ["T"] Case See "composite", "Composite chronology", "Shows every agency's events as one timeline, with gaps, the same incident told twice, tags and queries.", also "combined merged";
    ImportChronology "chronology.import" ["N"] Case Change "import", "Import chronologies", "Brings agencies' chronologies into this case from .docx, .xlsx, .ods or .csv, with an account of every row." => changes;
    OwnEvents "timeline.own" ["T"] Chronology See "own events", "The review's own events", "Goes back from the composite to the case.", also "timeline";
    TagEvent "chronology.tag" ["t"] Chronology Change "tags", "Tag the event", "Ticks the stage of eight, risk factors, the sign of abuse and tags of your own.", also "stage risk abuse label" => changes;
    QueryAgency "chronology.query" ["i"] Chronology Change "query", "Query to the agency", "Raises a question to the agency about the event, or records its answer.", also "ask question answer inquire" => changes;
    SameIncident "chronology.same" ["="] Chronology See "compare", "Compare accounts", "Puts two accounts side by side, to confirm or dismiss that they are one incident.", also "same conflict link";
    LinkFinding "chronology.finding" ["l"] Chronology Change "finding", "Link to a finding", "Ties the event to a finding it supports; again takes it away.", also "evidence" => changes;
    HideRow "chronology.hide" ["-"] Chronology Change "hide", "Hide a repeated row", "Hides a row with the date and words of an earlier one, or brings a hidden one back. Nothing is merged or dropped.", also "duplicate twice" => changes;
    Sequence "chronology.sequence" ["s"] Chronology Change "sequence", "Sequence number", "Puts a row between two others, as far as its date allows: 1.5 stands between 1 and 2.", also "order number" => changes;
    NumberAfresh "chronology.renumber" [] Chronology Change "renumber", "Number the chronology afresh", "Gives every row 1, 2, 3 in the order it stands, as one step." => changes;
    GapDays "chronology.gaps" ["w"] Chronology See "gaps", "Gaps of how many days", "Chooses how long a stretch without a record is shown as a row.", also "silence width";
    Mentions "chronology.mentions" ["m"] Chronology See "mentions", "Mentions of a person", "Chooses whose mentions . and , step through.", also "person who";
    NextMention "chronology.next-mention" ["."] Chronology Move "next mention", "Next mention", "Goes to the next row that mentions the person, under any name of the key.";
    PreviousMention "chronology.previous-mention" [","] Chronology Move "previous mention", "Previous mention", "Goes to the previous row that mentions the person.";
    NextPane "pane.next" ["Tab"] Everywhere Move "next pane", "Next pane", "Goes to the next pane, or the next list of the tab.";
    PreviousPane "pane.previous" ["Shift-Tab"] Everywhere Move "previous pane", "Previous pane", "Goes to the previous pane.";
    Jump "tab.jump" ["1", "2", "3", "4", "5", "6", "7", "8", "9"] Everywhere Move "tabs", "Tab or section by number", "Goes to a tab of a case, or a section of Today.";
    Revert "history.revert" ["u"] History Change "undo this", "Undo this step", "Takes back this step, except what somebody changed since.", also "revert" => changes;
    TodayView "today.view" ["v"] Today See "mine/all", "Mine or all", "Shows what is yours, or everybody's.", also "team";
    OwnEditor "text.editor" ["Ctrl-E"] Typing Change "your editor", "Your own editor", "Opens long text in the editor that VISUAL or EDITOR names, and takes it back from there.", also "vim nano external";
    Cancel "program.cancel" ["Esc", "Ctrl-C"] Everywhere Program "back", "Undo one layer", "Closes a pop-up, leaves an edit (your text is kept), drops a narrowing, unmarks.", also "close";
    Back "program.back" ["q"] Everywhere Program "back", "Back one level", "Goes back; on Today it leaves the program.", also "quit exit leave";
    Help "program.help" ["?", "F1"] Everywhere Program "help", "Help for this place", "Lists what you can do here; type to narrow it, Enter runs it.", also "keys";
    Palette "program.commands" [":"] Everywhere Program "commands", "Commands by word", "Finds a command by its name or what it does, and runs it.", also "menu";
    Find "program.find" ["f"] Everywhere Go "find", "Find anything", "Finds cases, actions, people, documents and words inside text.", also "search";
    GoToday "go.today" ["g t"] Everywhere Go "Today", "Go to Today", "Shows what needs you.", also "home";
    GoCases "go.cases" ["g c"] Everywhere Go "Cases", "Go to Cases", "Lists all cases.", also "reviews register";
    GoActions "go.actions" ["g a"] Everywhere Go "Actions", "Go to Actions", "Lists the actions of all cases.", also "plan";
    GoReturns "go.returns" ["g i"] Everywhere Go "IMRs", "Go to IMRs and other returns", "Lists what agencies were asked for.", also "imr returns chronologies";
    GoPeople "go.people" ["g p"] Everywhere Go "People", "Go to People", "Lists people by role; private values stay hidden.", also "persons panel members";
    GoAgencies "go.agencies" ["g o"] Everywhere Go "Agencies", "Go to Agencies", "Lists agencies with their successors.", also "organisations";
    GoDocuments "go.documents" ["g d"] Everywhere Go "Documents", "Go to Documents", "Lists the documents of all cases.", also "papers files";
    GoHistory "go.history" ["g h"] Everywhere Go "History", "Go to History", "Lists every change, newest first.", also "audit log journal";
    GoLists "go.lists" ["g l"] Everywhere Go "all lists", "Go to any list", "Lists every kind of record; Enter opens its list.", also "tables entities";
    Undo "program.undo" ["u"] Everywhere Change "undo", "Undo", "Takes back your last step and says what it was." => changes;
    Redo "program.redo" ["U", "Ctrl-R"] Everywhere Change "redo", "Redo", "Puts back what undo took away." => changes;
    Import "program.import" [] Everywhere Program "import", "Import a spreadsheet", "Brings in a tracker, a list of cases or an action plan from .xlsx, .ods or .csv.", also "load excel csv open file";
    Settings "program.settings" [] Everywhere Program "settings", "Settings", "Shows every setting, its value and where it comes from.", also "options config preferences theme";
    Tour "program.tour" [] Everywhere Program "tour", "Short tour", "Three short pages on what this is and how to find your way.", also "welcome introduction learn start";
    Hide "program.hide" ["Z"] Everywhere Program "hide", "Hide the screen", "Blanks the screen until Enter is pressed. It is not a lock.", also "blank privacy";
    Redraw "program.redraw" ["Ctrl-L"] Everywhere Program "redraw", "Redraw and read again", "Paints the screen again and reads the register again.", also "refresh reload";
    Suspend "program.suspend" ["Ctrl-Z"] Everywhere Program "suspend", "Suspend to the shell", "Leaves the workbench in the background; fg brings it back.", also "shell background";
    Quit "program.quit" [] Everywhere Program "leave", "Leave the program", "Leaves the program from any screen.", also "exit close";
}
