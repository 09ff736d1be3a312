package org.paralleltask.pool;

import java.util.List;

/** JVMs that are started for one test, by the hundred: most of their time goes into starting. */
public final class ShortLived {
    /**
     * What their code would gain by the second compiler they never earn back, and two tests at a time have the CPUs. Not
     * for what looks at compiled code, or for long at memory that two processes share.
     */
    public static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1");

    private ShortLived() {}
}
