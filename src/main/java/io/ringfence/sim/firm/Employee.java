package io.ringfence.sim.firm;

import io.ringfence.sim.exchange.Login;
import io.ringfence.sim.exchange.Party;
import io.ringfence.sim.office.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Somebody with an extension, habits and places to work. */
public final class Employee {
    private static final String PBX = "IPV4/UDP/10.20.0.2/5060";
    private static final int REGULARS = 14;

    /** Where the phone stands. */
    public enum Workplace {
        DESK,
        HOME,
        /** A softphone: office, home, mobile networks, hotels. */
        ROAMING
    }

    /** His extension as a caller. */
    public final Party phone;
    /** The number that reaches him from outside. */
    public final String did;

    final Workplace workplace;
    final Shift shift;
    /** How much more than the others he calls. */
    final double activity;
    /** Who he calls again and again in his country, E.164. */
    final List<String> regulars;
    /** Whom he calls again and again in countries he has business in; empty for most. */
    public final List<String> regularsAbroad = new ArrayList<>();
    /** Whom he calls every week in a costly country; empty for most. */
    public final List<String> dear = new ArrayList<>();
    /** Countries he has ever called. */
    public final Set<String> countries = new LinkedHashSet<>();
    /** Whether his phone dials as address books write. */
    final boolean plus;
    /** The provider of his home, the first numbers of his address there. */
    final String homeNetwork;
    /** The exits of his mobile network, a few for a region. */
    final List<String> carrier;
    /** Where his phone is now. */
    String host = "";

    int port = 5060;
    /** In a call, or between two. */
    public boolean busy;
    /** Employed, but his phone was never used. */
    public boolean silent;
    /** Never calls another country. */
    boolean domestic;
    /** Travelling: his phone stays where it is. */
    public boolean away;

    private final int seed;
    private int requests;

    Employee(int extension, String did, Workplace workplace, Shift shift, Home home, SplittableRandom random) {
        this.phone = Party.phone(Integer.toString(extension));
        this.did = did;
        this.workplace = workplace;
        this.shift = shift;
        this.activity = Math.exp(.4 * random.nextGaussian());
        this.regulars = IntStream.range(0, REGULARS)
                .mapToObj(i -> i == 1 ? home.ownMobile(random) : home.national(random))
                .collect(Collectors.toCollection(ArrayList::new));
        this.plus = workplace == Workplace.ROAMING && random.nextBoolean();
        this.homeNetwork = home.country().network(random);
        this.carrier = IntStream.range(0, 3)
                .mapToObj(i -> home.country().network(random))
                .toList();
        this.seed = random.nextInt();
    }

    /** Gives him business in a country: two or three people he calls there. */
    public void trade(Country country, SplittableRandom random) {
        countries.add(country.code());
        for (int i = 0; i < 3; i++) {
            regularsAbroad.add(country.number(random));
        }
    }

    /** Gives him somebody to call every week, whatever it costs. */
    void befriend(Country country, SplittableRandom random) {
        countries.add(country.code());
        dear.add(country.mobile(random));
        dear.add(country.number(random));
    }

    /** Calls whom another called. */
    void takeHabits(Employee other) {
        Collections.copy(regulars, other.regulars);
        regularsAbroad.addAll(other.regularsAbroad);
        dear.addAll(other.dear);
        countries.addAll(other.countries);
        domestic = other.domestic;
    }

    /** He never calls another country. */
    public void stayHome() {
        regularsAbroad.clear();
        dear.clear();
        domestic = true;
    }

    /** His extension. */
    public String extension() {
        return phone.endpoint();
    }

    /** The mobile in his pocket, E.164. */
    public String ownMobile() {
        return regulars.get(1);
    }

    /** How his phone proves itself now; every request has its own Call-ID. */
    public Login login() {
        return login(extension(), host, port, HexFormat.of().toHexDigits(seed) + "-" + requests++ + "@" + host);
    }

    /** How anybody with its password proves to be an extension, from anywhere. */
    public static Login login(String extension, String host, int port, String session) {
        return new Login("PJSIP", extension, session, PBX, "IPV4/UDP/" + host + "/" + port);
    }

    /** Somebody he calls in his country. */
    public String regular(SplittableRandom random) {
        return Draw.any(regulars, random);
    }
}
