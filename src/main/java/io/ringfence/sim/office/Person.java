package io.ringfence.sim.office;

import io.ringfence.sim.exchange.Login;
import io.ringfence.sim.exchange.Party;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Somebody with an extension, habits and a place to work. */
final class Person {
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final String PBX = "IPV4/UDP/10.20.0.2/5060";

    /** Where the phone stands. */
    enum Workplace {
        DESK,
        HOME,
        ROAMING
    }

    final Party phone;
    final String did;
    final Workplace workplace;
    /** Who he calls again and again, at home. */
    final List<String> regulars;
    /** Countries he has business in; empty for most. */
    final List<Atlas.Country> abroad;

    final List<String> regularsAbroad;
    final Set<String> countriesCalled = new LinkedHashSet<>();
    boolean busy;
    private final int seed;
    private int requests;

    Person(
            String extension,
            Workplace workplace,
            List<String> regulars,
            List<Atlas.Country> abroad,
            List<String> regularsAbroad,
            int seed) {
        this.phone = Party.phone(extension);
        this.did = "44163296" + extension;
        this.workplace = workplace;
        this.regulars = regulars;
        this.abroad = abroad;
        this.regularsAbroad = regularsAbroad;
        this.seed = seed;
        abroad.forEach(country -> countriesCalled.add(country.code()));
    }

    String extension() {
        return phone.endpoint();
    }

    /** How his phone proves itself now; every request has its own Call-ID. */
    Login login(long atNanos) {
        String host = host(atNanos / DAY_NANOS);
        String session = HexFormat.of().toHexDigits(seed) + "-" + requests++ + "@" + host;
        return new Login("PJSIP", extension(), session, PBX, "IPV4/UDP/" + host + "/5060");
    }

    /** A desk phone stays; a home line gets another address of its provider every few weeks; a softphone roams. */
    private String host(long day) {
        return switch (workplace) {
            case DESK -> "10.20." + (4 + (seed >>> 8 & 3)) + "." + (1 + (seed & 0xff) % 254);
            case HOME -> address("86." + (128 + (seed >>> 16 & 31)) + ".", day / 20);
            case ROAMING -> address("82.132.", day);
        };
    }

    private String address(String network, long period) {
        SplittableRandom draw = new SplittableRandom(seed * 31L + period);
        int dots = (int) network.chars().filter(each -> each == '.').count();
        StringBuilder host = new StringBuilder(network);
        for (int i = dots; i < 4; i++) {
            host.append(1 + draw.nextInt(254)).append(i < 3 ? "." : "");
        }
        return host.toString();
    }
}
