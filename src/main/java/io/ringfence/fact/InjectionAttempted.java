package io.ringfence.fact;

/**
 * Somebody tried to forge AMI text.
 *
 * @param event the type of the event that carried it
 * @param field the header that carried it
 * @param linkedid the forger's own call where the frame proves it, else {@code ""}
 * @param uniqueid the forger's own channel where the frame proves it, else {@code ""}
 * @param payer the forger's extension where the frame proves it
 * @param text the forged text, control characters escaped, at most 256 characters
 */
public record InjectionAttempted(
        long atNanos,
        String pbx,
        String event,
        String field,
        String linkedid,
        String uniqueid,
        Payer payer,
        String text)
        implements Fact {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.injectionAttempted(this);
    }
}
