package io.ringfence.act.ban;

import io.ringfence.config.Settings;
import io.ringfence.network.Cidr;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Addresses that are ours: of this machine's interfaces, and of the PBXs the settings name. May wait for a name server. */
public final class Machine {
    private Machine() {}

    /** Each with what it is, in words. */
    public static Map<Cidr, String> addresses(List<Settings.PbxSettings> pbxs) {
        Map<Cidr, String> found = new LinkedHashMap<>();
        try {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(each.getInetAddresses())) {
                    found.put(Cidr.of(address), "an address of this machine");
                }
            }
        } catch (SocketException none) {
            found.clear(); // a machine that cannot list them has none we could tell from strangers'
        }
        for (Settings.PbxSettings pbx : pbxs) {
            try {
                for (InetAddress address : InetAddress.getAllByName(pbx.host())) {
                    found.put(Cidr.of(address), "the PBX " + pbx.name());
                }
            } catch (UnknownHostException unknown) {
                // asked again in a minute
            }
        }
        return found;
    }
}
