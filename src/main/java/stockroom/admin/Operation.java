package stockroom.admin;

import io.smallrye.mutiny.Uni;

/** One thing that operators can ask. Who asks has been checked before. */
interface Operation {

    /** The HTTP method that it takes. */
    String method();

    String path();

    /**
     * Carries it out; never blocks.
     *
     * @throws RefusedException if the body asks for what is not to be had
     */
    Uni<AdminAnswer> answer(byte[] body);
}
