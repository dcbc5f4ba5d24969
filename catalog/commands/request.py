"""``zhunru request template|file|new|list|show``."""

from __future__ import annotations

from registry.command import LazyGroup
from registry.language import N_

command = LazyGroup(
    "request",
    help=N_("Requests of departments to put new work on communities, or to change it."),
    example="zhunru request template -o 申请表.docx\nzhunru request file 申请表.docx",
    lazy={
        "template": (
            "catalog.commands.request_template",
            N_("Write a blank request form for departments to fill in."),
        ),
        "file": (
            "catalog.commands.request_file",
            N_("File the requests in filled-in forms, Word or Excel."),
        ),
        "new": ("catalog.commands.request_new", N_("File a request by answering questions.")),
        "list": ("catalog.commands.request_list", N_("List the requests and where they stand.")),
        "show": ("catalog.commands.request_show", N_("Show all that is known of one request.")),
        "submit": (
            "catalog.commands.request_steps:submit",
            N_("File a draft, or a request that was returned, as it stands."),
        ),
        "review": (
            "catalog.commands.request_steps:review",
            N_("Take a request up for review."),
        ),
        "return": (
            "catalog.commands.request_steps:return_",
            N_("Return a request to its applicant for completion."),
        ),
        "withdraw": (
            "catalog.commands.request_steps:withdraw",
            N_("Record that the applicant takes a request back."),
        ),
        "publish": (
            "catalog.commands.request_steps:publish",
            N_("Record that the decision on a request was published."),
        ),
        "expire": (
            "catalog.commands.request_steps:expire",
            N_("Record that what was admitted has run out."),
        ),
    },
)
