package org.paralleltask.documents;

import java.util.List;
import java.util.Map;

/**
 * What was found in one document.
 *
 * @param type its media type, as it was detected
 * @param text its text, and that of what is in it; no longer than was asked for
 * @param cut whether it has more text than that
 * @param metadata its metadata, as Tika names it; long values are cut
 */
record Extracted(String type, String text, boolean cut, Map<String, List<String>> metadata) {}
