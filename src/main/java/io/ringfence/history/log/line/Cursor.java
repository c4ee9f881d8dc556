package io.ringfence.history.log.line;

/** A place in the bytes of a line, and steps from it. */
class Cursor {
    private static final int MOST_COLOURS = 64;

    byte[] text = new byte[0];
    int at;
    int end;

    final void colours() {
        at = skipColours(at);
    }

    final int skipColours(int from) {
        int i = from;
        for (int count = 0; count < MOST_COLOURS && i + 1 < end && text[i] == 0x1b && text[i + 1] == '['; count++) {
            int j = i + 2;
            while (j < end && j < i + 24 && (text[j] == ';' || text[j] >= '0' && text[j] <= '9')) {
                j++;
            }
            if (j >= end || text[j] < '@') {
                return i;
            }
            i = j + 1;
        }
        return i;
    }

    final void spaces() {
        while (at < end && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
    }

    final boolean starts(String word) {
        if (end - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    final int find(char wanted, int last) {
        for (int i = at; i < end && i <= last; i++) {
            if (text[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
