//! Money: what a review costs and who pays.

use super::room::*;

entity! {
    /// One cost of a review.
    Cost("cost", "Cost", "Costs", "One cost of a review, from the budget to the payment.")
    title[line, what] order["case", "line"]
    {
        case: Option<Ref> = link("case", "Case", "The review it is for.").required().list(14);
        line: Code = choice(&v::COST_LINE, "For", "What it is for.").required().list(18).mark("practice");
        what: String = text("What", "What exactly, such as invoice 2 of 4.").list(16).search();
        amount: Option<i64> = money("Amount", "What it comes to.").list(10);
        state: Code = choice(&v::COST_STATE, "State", "How far it has come.").list(11).initial("budgeted").mark("practice");
        budget: Option<i64> = money("Budget", "What was set aside.");
        committed: Option<i64> = money("Committed", "What was promised to be paid.");
        invoiced_amount: Option<i64> = money("Invoiced", "What the invoice says.");
        paid_amount: Option<i64> = money("Paid", "What was paid in the end.");
        supplier: String = text("Supplier", "Who is paid, as on the invoice.").search();
        chair: Option<Ref> = link("chair", "Chair", "The chair who is paid, when it is one.");
        days: Option<i64> = number("Days", "How many days it covers.");
        hours: Option<i64> = number("Staff hours", "How many hours of your own staff, which no invoice shows.");
        order_number: String = text("Order number", "The purchase order it is paid under.").search();
        invoice: String = text("Invoice", "The number of the invoice.").search();
        invoiced: Option<Date> = date("Invoiced on", "The day of the invoice.");
        pay_by: Option<Date> = date("Approve by", "The day the invoice should be approved.").due("Approve an invoice", "paid");
        paid: Option<Date> = date("Paid on", "The day it was paid.");
        year: String = text("Financial year", "The year it belongs to, such as 2025/26.");
        funder_kind: Code = choice(&v::FUNDER_KIND, "From budget", "Which budget it comes from.").mark("source: LGA 2024; practice");
        remarks: String = long("Remarks", "Anything else about it.");
    }
}

entity! {
    /// What one body pays towards a review.
    Contribution("contribution", "Contribution", "Contributions", "What one body pays towards a review, and whether it has.")
    title[name] order["case", "name"]
    {
        case: Option<Ref> = link("case", "Case", "The review it is for; empty for a yearly share.").list(14);
        name: String = text("Funder", "Who pays, by name or body.").required().list(20).search();
        amount: Option<i64> = money("Amount", "What they owe, in pounds.").list(10);
        state: Code = choice(&v::COST_STATE, "State", "Whether it was promised, invoiced or paid.").list(12).initial("committed").mark("practice");
        due: Option<Date> = date("Due", "The day it is owed.").list(10).due("Contribution to a review", "paid");
        agency: Option<Ref> = link("agency", "Agency", "The agency that pays.");
        kind: Code = choice(&v::FUNDER_KIND, "Kind", "What kind of funder it is.").mark("source: LGA 2024; practice");
        formula: Code = choice(&v::COST_FORMULA, "Shared by", "How the shares are worked out.").mark("source: Gloucestershire; practice");
        share_percent: Option<i64> = number("Share in per cent", "The share it bears, as a whole number.");
        cap: Option<i64> = money("Cap", "The most it bears.");
        pledged: Option<Date> = date("Promised", "The day it was promised.");
        invoiced: Option<Date> = date("Invoiced", "The day it was invoiced.");
        paid: Option<Date> = date("Paid", "The day it was paid.");
        withdrawn_reason: String = text("Why withdrawn", "Why they withdrew, when they did.");
        year: String = text("Financial year", "The year it belongs to, such as 2025/26.");
    }
}
