package org.paralleltask.cluster.engine;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A process that has joined: a node, or the gateway of a program.
 *
 * @param id no other has, nor will have
 * @param name how messages name it: its host, and its port where that is not the usual one
 * @param slots how many workers it has room for; 0 for a gateway
 * @param labels what programs choose nodes by
 * @param version of the format in which slots are spoken with
 * @param java its feature version
 */
public record Member(UUID id, String name, int slots, Set<String> labels, int version, int java) {
    private static final String PREFIX = "paralleltask.";

    public Member {
        labels = Set.copyOf(labels);
    }

    public boolean isNode() {
        return slots > 0;
    }

    /** All but the id, as an engine carries it. */
    public Map<String, String> attributes() {
        return Map.of(
                PREFIX + "name", name,
                PREFIX + "slots", Integer.toString(slots),
                PREFIX + "labels", String.join(",", new TreeSet<>(labels)),
                PREFIX + "version", Integer.toString(version),
                PREFIX + "java", Integer.toString(java));
    }

    /** What {@link #attributes} says of one; a process without such attributes is a gateway without a name. */
    public static Member of(UUID id, Map<String, ?> attributes) {
        return new Member(
                id,
                text(attributes, "name", id.toString()),
                Integer.parseInt(text(attributes, "slots", "0")),
                labels(text(attributes, "labels", "")),
                Integer.parseInt(text(attributes, "version", "0")),
                Integer.parseInt(text(attributes, "java", "0")));
    }

    private static String text(Map<String, ?> attributes, String key, String otherwise) {
        Object value = attributes.get(PREFIX + key);
        return value == null ? otherwise : value.toString();
    }

    /** Labels in a text with commas between them. */
    public static Set<String> labels(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(","));
    }
}
