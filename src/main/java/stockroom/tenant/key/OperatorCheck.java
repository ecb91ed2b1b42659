package stockroom.tenant.key;

/** What the check of an operator's key came to. */
public enum OperatorCheck {
    /** An operator. */
    ALLOWED,
    /** The key is missing or not among the operators': 401. */
    UNKNOWN,
    /** There are no operators' keys, so nobody is let in: 403. */
    CLOSED
}
