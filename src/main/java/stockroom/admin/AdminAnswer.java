package stockroom.admin;

import com.fasterxml.jackson.databind.JsonNode;

/** What an operator is told. */
sealed interface AdminAnswer permits AdminAnswer.Page, AdminError {

    /** What was asked for, for programs and for a terminal. */
    record Page(JsonNode json, String text) implements AdminAnswer {}
}
