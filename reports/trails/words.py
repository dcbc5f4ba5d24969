"""What each trail asks of the register, in words: the first comment of its SQL file, said in the current tongue."""

from __future__ import annotations

from registry.language import N_

WORDS = {
    "admissions": N_(
        "What decisions in force on the day of the report added to an edition of the catalogue that does not list "
        "it itself."
    ),
    "breaches": N_(
        "What breaks a rule on the day of the report and in its period: burdens that a list bars, without basis, "
        "with a veto, or for a duty that is not listed, and push-downs that the catalogue did not list on their "
        "day."
    ),
    "brought": N_(
        "The money that holders above the communities brought forward into the year, in fen."
    ),
    "burden_names": N_("The burdens of a kind on the day of the report, the first of each name."),
    "burden_times": N_(
        "The seconds a year that burdens of a kind take on the day of the report, once for each community that "
        "carries them: how often times how long."
    ),
    "burden_times_in_all": N_(
        "The seconds a year that burdens of all kinds take on the day of the report, once for each community that "
        "carries them: how often times how long."
    ),
    "burdens": N_(
        "The burdens of a kind at a point in time, once for each community that carries them."
    ),
    "burdens_by_basis": N_(
        "The burdens of a kind on the day of the report by what is stated as their basis, once for each community "
        "that carries them."
    ),
    "burdens_by_duty": N_(
        "The burdens of a kind on the day of the report by what is known of the duty that they serve, once for "
        "each community that carries them."
    ),
    "burdens_listed": N_(
        "The burdens of a kind on the day of the report that a list permits or bars, once for each community that "
        "carries them."
    ),
    "burdens_of_community": N_("The five burdens of a community on the day of the report."),
    "communities": N_("The communities that there are on the day of the report."),
    "cuts": N_(
        "Money standards that ended up to the day of the report, and payments of the year by which money was "
        "taken back, in fen as each states it."
    ),
    "declined": N_("The demands without admission that communities declined up to today."),
    "dues": N_(
        "What money is due of: decisions for the year, money standards that hold in it, and promises of "
        "push-downs of the year, in fen as each states it."
    ),
    "duties": N_(
        "The duties of the catalogue that hold on the day of the report for its communities, without the negative "
        "list; a duty of several editions counts once."
    ),
    "edition_lines": N_("The lines of an edition of the catalogue."),
    "edition_standing": N_(
        "The lines of an edition of the catalogue that stand in it on the day of the report, those of a kind or "
        "of any."
    ),
    "goods": N_("What duties cost communities besides time in the year, in fen as stated."),
    "held": N_(
        "The payments of the year up to the day of the report to holders of a level, in fen, and with a minus "
        "those that they passed on."
    ),
    "households": N_("The households of the communities that there are on the day of the report."),
    "lines_apart": N_(
        "The lines of one edition of the catalogue of which another has neither the name nor the code."
    ),
    "needs": N_(
        "The needs and problems that communities reported up to the day of the report, all or those of a kind or "
        "state."
    ),
    "payments_in": N_(
        "The money that communities received in the period up to the day of the report, in fen."
    ),
    "payments_of_year": N_(
        "The payments of the money of the year up to the day of the report, in fen."
    ),
    "payments_out": N_(
        "The money that departments paid out in the period up to the day of the report, in fen."
    ),
    "payments_unassigned": N_(
        "The money that communities received in the period up to the day of the report, in fen, from no "
        "department and under a document by which no single department pushed work down."
    ),
    "people": N_(
        "The people of communities by post in the last year up to that of the report for which there are figures: "
        "posts allowed, people in post, or posts not filled. What is stated for the place as a whole goes before "
        "the sum over its communities."
    ),
    "posts_given": N_(
        "The posts that push-downs of the year up to the day of the report gave to communities."
    ),
    "powers_given": N_(
        "The push-downs of the year up to the day of the report that came with powers."
    ),
    "promises": N_(
        "The money that push-downs of the period promised up to the day of the report, in fen."
    ),
    "promises_of_year": N_(
        "The money that push-downs of the year promised up to the day of the report, in fen."
    ),
    "purchasable": N_(
        "Services that an edition of the catalogue or a decision lists as to be bought, and duties that left this "
        "edition or the one before to be bought."
    ),
    "pushdowns": N_(
        "The push-downs of the period up to the day of the report, judged by what the catalogue said of each on "
        "its day."
    ),
    "pushdowns_at": N_(
        "The push-downs of the period up to the day of the report to a community, by its own name or with the "
        "places around it, judged by what the catalogue said of each on its day."
    ),
    "received": N_(
        "The money of the year that communities received up to the day of the report, less what they gave back to "
        "those above, in fen."
    ),
    "requests": N_("The requests filed up to today."),
    "residents": N_("The residents of the communities that there are on the day of the report."),
    "settings": N_(
        "The settings of the calculation that hold on the day of the report, each as written; their number is "
        "counted."
    ),
    "steps": N_(
        "The requests filed up to today that came to a state, each by the step that brought it there; the first "
        "of a request counts."
    ),
    "tasks": N_(
        "The problems in the rectification ledger, all or those of a state; what is past its deadline today is "
        "overdue."
    ),
    "waiting": N_("The requests filed up to today on which no decision was taken yet."),
    "work": N_(
        "The work that communities recorded in the year up to the day of the report, in minutes."
    ),
    "work_of_department": N_(
        "The work that communities recorded in the year up to the day of the report on duties for which a "
        "department answers, in minutes."
    ),
}
