package io.ringfence.score;

import io.ringfence.config.Settings;
import io.ringfence.list.AddressList;
import io.ringfence.list.AddressLists;
import io.ringfence.list.NumberList;
import io.ringfence.list.NumberLists;
import io.ringfence.list.remote.Download;
import io.ringfence.list.remote.Subscriptions;
import io.ringfence.network.Geography;
import io.ringfence.policy.Geofence;
import java.util.List;

/**
 * What is known of addresses and numbers besides what is learnt.
 *
 * @param home ISO 3166 alpha-2 of the country the PBX stands in
 * @param geography which country an address is in
 * @param fraud numbers that fraud uses
 * @param attackers addresses nobody should log in from
 * @param baitExtensions extensions that nobody should ever use
 * @param baitNumbers numbers that nobody should ever dial
 * @param geofence from where extensions may log in
 */
public record Knowledge(
        String home,
        Geography geography,
        NumberLists fraud,
        AddressLists attackers,
        List<String> baitExtensions,
        List<String> baitNumbers,
        Geofence geofence) {

    /** Of a PBX whose extensions may log in from anywhere. */
    public Knowledge(
            String home,
            Geography geography,
            NumberLists fraud,
            AddressLists attackers,
            List<String> baitExtensions,
            List<String> baitNumbers) {
        this(home, geography, fraud, attackers, baitExtensions, baitNumbers, Geofence.NONE);
    }

    /** Nothing, in a PBX of {@code home}. */
    public static Knowledge none(String home) {
        return new Knowledge(home, Geography.NOWHERE, new NumberLists(), new AddressLists(), List.of(), List.of());
    }

    /**
     * What settings and the files they name say.
     *
     * @throws io.ringfence.list.InvalidList when a list has errors
     * @throws java.io.UncheckedIOException when the geography cannot be read
     */
    public static Knowledge of(Settings settings) {
        Settings.WatchSettings watch = settings.watch();
        Geography system = watch.geoOfSystem() ? Geography.ofSystem() : Geography.NOWHERE;
        Knowledge knowledge = new Knowledge(
                settings.country(),
                watch.geo().equals(Settings.NO_FILE) ? system : Geography.of(watch.geo()),
                NumberLists.of(NumberList.of(watch.knownFraud())),
                AddressLists.denying(AddressList.of(watch.knownAttackers())),
                watch.baitExtensions(),
                watch.baitNumbers(),
                watch.geofence());
        knowledge.subscribe(settings, Download.standard()).close();
        return knowledge;
    }

    /**
     * What other settings and the files they name say, of the same country and with the same geography.
     *
     * @throws io.ringfence.list.InvalidList when a list has errors
     */
    public Knowledge reread(Settings settings) {
        Settings.WatchSettings watch = settings.watch();
        Knowledge read = new Knowledge(
                home,
                geography,
                NumberLists.of(NumberList.of(watch.knownFraud())),
                AddressLists.denying(AddressList.of(watch.knownAttackers())),
                watch.baitExtensions(),
                watch.baitNumbers(),
                watch.geofence());
        read.subscribe(settings, Download.standard()).close();
        return read;
    }

    /** Files and last good copies of the lists that settings name are read at once; fetching begins when the result is started. */
    public Subscriptions subscribe(Settings settings, Download download) {
        return new Subscriptions(settings.watch().lists(), settings.store(), attackers, fraud, download);
    }
}
