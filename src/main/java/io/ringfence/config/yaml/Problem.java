package io.ringfence.config.yaml;

/**
 * One thing to put right, or to think about.
 *
 * @param file the file as the caller named it, safe to print
 * @param place where in the file
 * @param path the key, such as {@code pbx[0].port}; {@code ""} when no key is meant
 * @param rule what must hold and, unless it may be a secret, what was found
 */
public record Problem(String file, Place place, String path, String rule) {

    /** {@code file:line:column: path: rule}, as compilers write it, so that editors can jump there. */
    @Override
    public String toString() {
        String where = place.line() == 0 ? "" : ":" + place.line() + ":" + place.column();
        return file + where + ": " + (path.isEmpty() ? "" : path + ": ") + rule;
    }
}
