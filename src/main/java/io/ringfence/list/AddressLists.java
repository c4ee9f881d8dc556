package io.ringfence.list;

import io.ringfence.network.SourceAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named lists of addresses, most of which deny or allow. What one allows no other denies. A list may be replaced while others look: safe for
 * any number of threads.
 */
public final class AddressLists {
    private volatile Map<String, Entry> lists = Map.of();

    /** What a list is for. */
    public enum Kind {
        DENY,
        ALLOW,
        /** Only to be asked by name. */
        PLACE
    }

    private record Entry(Kind kind, AddressList list) {}

    /** Lists that deny. */
    public static AddressLists denying(AddressList list) {
        AddressLists lists = new AddressLists();
        lists.put("known-attackers", Kind.DENY, list);
        return lists;
    }

    /** Puts a list in the place of the one of this name. */
    public synchronized void put(String name, Kind kind, AddressList list) {
        Map<String, Entry> changed = new LinkedHashMap<>(lists);
        changed.put(name, new Entry(kind, list));
        lists = changed;
    }

    /** Holds from now on what {@code other} does, and nothing else. */
    public synchronized void become(AddressLists other) {
        lists = other.lists;
    }

    /** Whether a list allows an address. */
    public boolean allowed(SourceAddress address) {
        return find(address, Kind.ALLOW).found();
    }

    /** Where an address is denied; nowhere when it is allowed as well. */
    public Listed denied(SourceAddress address) {
        Listed denied = find(address, Kind.DENY);
        return denied.found() && allowed(address) ? Listed.NOWHERE : denied;
    }

    private Listed find(SourceAddress address, Kind kind) {
        for (Entry entry : lists.values()) {
            if (entry.kind() == kind) {
                Listed found = entry.list().find(address);
                if (found.found()) {
                    return found;
                }
            }
        }
        return Listed.NOWHERE;
    }

    /** The smallest network on the list of this name that holds {@code address}. */
    public Listed find(String name, SourceAddress address) {
        Entry entry = lists.get(name);
        return entry == null ? Listed.NOWHERE : entry.list().find(address);
    }

    /** Entries of all lists. */
    public int size() {
        return lists.values().stream().mapToInt(entry -> entry.list().size()).sum();
    }
}
