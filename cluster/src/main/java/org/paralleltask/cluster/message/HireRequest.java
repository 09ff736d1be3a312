package org.paralleltask.cluster.message;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The worker that a program wants.
 *
 * @param version of the format of frames
 * @param java the least feature version that can load the program's classes
 * @param name the worker's
 * @param index its place in its set
 * @param code the class path
 * @param watchesMemory whether the program wants to know how large it is
 */
public record HireRequest(
        int version,
        int java,
        String name,
        int index,
        List<Code> code,
        List<String> jvmArgs,
        Map<String, String> systemProperties,
        Map<String, String> environment,
        Duration startTimeout,
        long maxPayload,
        boolean watchesMemory) {
    /**
     * A jar of the class path, by its content.
     *
     * @param name for people
     * @param hash SHA-256, in hexadecimal digits
     * @param size in bytes
     */
    public record Code(String name, String hash, long size) {}
}
