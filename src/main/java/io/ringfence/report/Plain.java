package io.ringfence.report;

/** Text of strangers, made harmless. */
final class Plain {
    private Plain() {}

    /** With everything a terminal would act on written as an escape. */
    static String text(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean harmful = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            shown.append(harmful ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return shown.toString();
    }

    /** The same for a cell of a Markdown table. */
    static String cell(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (char c : text(text).toCharArray()) {
            shown.append("\\`*_{}[]<>|#".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
        }
        return shown.toString();
    }
}
