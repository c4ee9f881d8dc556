package io.ringfence.audit.conf;

/**
 * Takes comments out of the lines of one file. {@code ;} comments to the end of the line unless a backslash precedes it;
 * {@code ;--} to {@code --;} comments out a block, may nest and may span lines; {@code ;---} is an ordinary comment.
 */
final class Comments {
    private int depth;

    /** What is left of {@code line}. */
    String strip(String line) {
        StringBuilder left = new StringBuilder();
        int from = 0; // what "--;" may reach back to
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != ';') {
                if (depth == 0) {
                    left.append(c);
                }
            } else if (i > 0 && line.charAt(i - 1) == '\\') {
                if (depth == 0) {
                    left.setCharAt(left.length() - 1, ';');
                }
            } else if (line.startsWith("--", i + 1) && !line.startsWith("-", i + 3)) {
                depth++;
                i += 2;
                from = i + 1;
            } else if (depth > 0 && i >= from + 2 && line.startsWith("--", i - 2)) {
                depth--;
                from = i + 1;
            } else if (depth == 0) {
                break;
            }
        }
        return left.toString();
    }

    /** Whether a block comment is still open. */
    boolean open() {
        return depth > 0;
    }
}
