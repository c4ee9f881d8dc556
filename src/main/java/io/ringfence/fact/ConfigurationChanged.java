package io.ringfence.fact;

/**
 * Something in a PBX's configuration, or beside it, is not as it was, and nobody announced that.
 *
 * @param what kind of thing
 * @param change what happened to it
 * @param name which one, control characters escaped
 * @param place file and line where it is known, else the file or folder
 * @param costly a forward to a number that costs; false for everything else
 */
public record ConfigurationChanged(
        long atNanos, String pbx, What what, Change change, String name, String place, boolean costly) implements Fact {

    /** What may change. */
    public enum What {
        /** A phone or trunk. */
        PHONE("phone"),
        /** Who may command the PBX. */
        AMI_USER("AMI user"),
        /** A context of the dialplan. */
        CONTEXT("context"),
        /** A call forward in AstDB. */
        FORWARD("call forward"),
        /** A file that makes Asterisk call somebody. */
        CALL_FILE("call file"),
        /** A file that a web server serves or runs. */
        WEB_FILE("web file"),
        /** A configuration file, as such. */
        FILE("file");

        private final String label;

        What(String label) {
            this.label = label;
        }

        /** As sentences call it. */
        public String label() {
            return label;
        }
    }

    /** What happened. */
    public enum Change {
        ADDED,
        CHANGED,
        REMOVED
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.configurationChanged(this);
    }
}
