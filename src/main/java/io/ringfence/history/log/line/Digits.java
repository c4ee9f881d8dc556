package io.ringfence.history.log.line;

/** A place in the bytes of a time, and the steps from it that every form of a time needs. */
class Digits {
    byte[] text = new byte[0];
    int at;
    int end;

    final boolean spaces() {
        int before = at;
        while (at < end && text[at] == ' ') {
            at++;
        }
        return at > before;
    }

    final void fraction() {
        if (at + 1 < end && (text[at] == '.' || text[at] == ',') && digit(at + 1)) {
            at += 1 + digits(at + 1);
        }
    }

    /** The clock of the log counts, not the one of Greenwich: an offset is read over. */
    final void offset() {
        if (at < end && text[at] == 'Z') {
            at++;
            return;
        }
        int sign = at < end && text[at] == ' ' ? at + 1 : at;
        boolean signed = sign + 2 < end && (text[sign] == '+' || text[sign] == '-');
        if (signed && digits(sign + 1) >= (sign == at ? 2 : 4)) {
            at = sign + 1 + digits(sign + 1);
            if (at < end && text[at] == ':' && digits(at + 1) == 2) {
                at += 3;
            }
        }
    }

    final int letter(int index) {
        return text[index] | 0x20;
    }

    final boolean digit(int index) {
        return index < end && text[index] >= '0' && text[index] <= '9';
    }

    final int digits(int index) {
        int count = 0;
        while (count <= 10 && digit(index + count)) {
            count++;
        }
        return count;
    }

    final int number(int digits) {
        int number = 0;
        for (int i = 0; i < digits && i < 9; i++) {
            number = number * 10 + text[at + i] - '0';
        }
        at += digits;
        return number;
    }
}
