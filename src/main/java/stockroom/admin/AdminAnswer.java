package stockroom.admin;

import com.fasterxml.jackson.databind.JsonNode;
import stockroom.catalog.StormError;

/** What an operator is told. */
sealed interface AdminAnswer {

    /** What was asked for, for programs and for a terminal. */
    record Page(JsonNode json, String text) implements AdminAnswer {}

    /** Why it was not done. */
    record Refusal(StormError error) implements AdminAnswer {}
}
