package org.paralleltask.payload.allow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.paralleltask.DeathCause;
import org.paralleltask.WorkerDeath;

/**
 * The classes that may come from the other side: those that a method's signature reaches, which the compiler has listed;
 * those that the user names; and plain values and collections of the JDK and of well-known libraries, which only hold what
 * they are given.
 *
 * <p>A name that is not on the list is refused before a class of that name is looked for.
 */
public final class AllowList {
    /** Whole packages of values, and the JDK's own serialized forms of them. */
    private static final Set<String> PACKAGES =
            Set.of("java.math", "java.text", "java.time", "java.time.chrono", "java.time.temporal", "java.time.zone");

    private static final Set<String> JDK_VALUES = names(
            "java.io.",
            "File",
            "java.lang.",
            "Boolean Byte Character Comparable CharSequence Double Enum Float Integer Iterable Long Number Object Short"
                    + " StackTraceElement String String$CaseInsensitiveComparator Void",
            "java.net.",
            "Inet4Address Inet6Address InetAddress InetSocketAddress SocketAddress URI",
            "java.nio.file.",
            "Path",
            "java.sql.",
            "Date Time Timestamp",
            "java.util.",
            "AbstractMap$SimpleEntry AbstractMap$SimpleImmutableEntry ArrayDeque ArrayList Arrays$ArrayList BitSet Calendar"
                    + " CollSer Collection Collections$AsLIFOQueue Collections$CheckedCollection Collections$CheckedList"
                    + " Collections$CheckedMap Collections$CheckedNavigableMap Collections$CheckedNavigableSet"
                    + " Collections$CheckedQueue Collections$CheckedRandomAccessList Collections$CheckedSet"
                    + " Collections$CheckedSortedMap Collections$CheckedSortedSet Collections$CopiesList Collections$EmptyList Collections$EmptyMap Collections$EmptySet"
                    + " Collections$ReverseComparator Collections$ReverseComparator2 Collections$SetFromMap"
                    + " Collections$SingletonList Collections$SingletonMap Collections$SingletonSet"
                    + " Collections$SynchronizedCollection Collections$SynchronizedList Collections$SynchronizedMap"
                    + " Collections$SynchronizedRandomAccessList Collections$SynchronizedSet"
                    + " Collections$SynchronizedNavigableMap Collections$SynchronizedNavigableSet"
                    + " Collections$SynchronizedSortedMap Collections$SynchronizedSortedSet"
                    + " Collections$UnmodifiableCollection Collections$UnmodifiableList Collections$UnmodifiableMap"
                    + " Collections$UnmodifiableRandomAccessList Collections$UnmodifiableSet"
                    + " Collections$UnmodifiableSortedMap Collections$UnmodifiableSortedSet"
                    + " Collections$UnmodifiableNavigableMap Collections$UnmodifiableNavigableMap$EmptyNavigableMap"
                    + " Collections$UnmodifiableNavigableSet Collections$UnmodifiableNavigableSet$EmptyNavigableSet"
                    + " Collections$UnmodifiableMap$UnmodifiableEntrySet Collections$UnmodifiableSequencedCollection"
                    + " Collections$UnmodifiableSequencedMap Collections$UnmodifiableSequencedSet Comparator"
                    + " Comparators$NaturalOrderComparator Comparators$NullComparator Currency Date"
                    + " Deque EnumMap EnumSet EnumSet$SerializationProxy GregorianCalendar HashMap HashSet Hashtable IdentityHashMap JapaneseImperialCalendar"
                    + " LinkedHashMap LinkedHashSet LinkedList List Locale Map Map$Entry NavigableMap NavigableSet Optional"
                    + " OptionalDouble OptionalInt OptionalLong PriorityQueue Properties Queue Set SimpleTimeZone SortedMap"
                    + " SortedSet Stack TimeZone TreeMap TreeMap$AscendingSubMap TreeMap$DescendingSubMap TreeMap$NavigableSubMap TreeSet UUID"
                    + " Vector",
            "java.util.concurrent.",
            "ConcurrentHashMap ConcurrentHashMap$CollectionView ConcurrentHashMap$EntrySetView"
                    + " ConcurrentHashMap$KeySetView ConcurrentHashMap$Segment ConcurrentHashMap$ValuesView"
                    + " ConcurrentLinkedDeque ConcurrentLinkedQueue ConcurrentMap ConcurrentSkipListMap"
                    + " ConcurrentSkipListMap$SubMap ConcurrentSkipListSet CopyOnWriteArrayList CopyOnWriteArraySet TimeUnit"
                    + " locks.AbstractOwnableSynchronizer locks.AbstractQueuedSynchronizer locks.ReentrantLock"
                    + " locks.ReentrantLock$FairSync locks.ReentrantLock$NonfairSync locks.ReentrantLock$Sync",
            "java.util.concurrent.atomic.",
            "AtomicBoolean AtomicInteger AtomicIntegerArray AtomicLong AtomicLongArray AtomicReference AtomicReferenceArray"
                    + " DoubleAdder DoubleAdder$SerializationProxy LongAdder LongAdder$SerializationProxy",
            "java.util.regex.",
            "Pattern",
            "sun.util.",
            "BuddhistCalendar calendar.ZoneInfo");

    /** Classes of what this library's exceptions hold. */
    private static final Set<String> OWN_VALUES = Set.of(
            WorkerDeath.class.getName(),
            WorkerDeath.class.getName() + "$Written",
            WorkerDeath.Certainty.class.getName(),
            DeathCause.class.getName());

    private final Set<String> allowed;

    /** The allowed names that end with a star. */
    private final List<String> patterns = new ArrayList<>(0);

    private final ClassLoader loader;
    private final ThrowableList throwables;

    /** The allowed classes that are known to serialize another object in their place. */
    private final Set<String> replaced = ConcurrentHashMap.newKeySet();

    /**
     * @param allowed binary names and patterns, besides the JDK's values
     * @param loader finds the classes of those names
     */
    public AllowList(Set<String> allowed, ClassLoader loader) {
        this.allowed = allowed;
        this.loader = loader;
        this.throwables = new ThrowableList(this, loader);
        for (String name : allowed) {
            if (name.endsWith("*")) {
                patterns.add(name);
            }
        }
    }

    /**
     * The class of a name from the wire, not initialized; empty if it may not cross. An array may cross if its elements'
     * class may.
     */
    public Optional<Class<?>> find(String binaryName) throws ClassNotFoundException {
        return permits(binaryName) ? Optional.of(Class.forName(binaryName, false, loader)) : Optional.empty();
    }

    /** Whether a class of this binary name may cross. An array may cross if its elements' class may. */
    public boolean permits(String binaryName) {
        String name = binaryName;
        if (binaryName.startsWith("[")) {
            String element = binaryName.substring(binaryName.lastIndexOf('[') + 1);
            if (element.length() <= 1) { // an array of primitives
                return true;
            }
            name = element.substring(1, element.length() - 1); // Lname;
        }
        return allowed.contains(name)
                || JDK_VALUES.contains(name)
                || name.startsWith("org.paralleltask.payload.SerializationProxy$")
                || OWN_VALUES.contains(name)
                || PACKAGES.contains(packageOf(name))
                || LibraryValues.contain(name)
                || matchesPattern(name)
                || isFormOfAllowed(name);
    }

    private boolean matchesPattern(String name) {
        for (String pattern : patterns) {
            boolean isPackageAlone = pattern.endsWith(".*");
            String start = pattern.substring(0, pattern.indexOf('*'));
            if (name.startsWith(start) && !(isPackageAlone && name.indexOf('.', start.length()) >= 0)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it is nested in an allowed class that has a {@code writeReplace}. Its proxy, such as {@code
     * ImmutableList$SerializedForm}, is the class's own code as much as its {@code readObject} would be.
     */
    private boolean isFormOfAllowed(String name) {
        for (int end = name.lastIndexOf('$'); end > 0; end = name.lastIndexOf('$', end - 1)) {
            String outer = name.substring(0, end);
            if (replaced.contains(outer)) {
                return true;
            }
            if ((allowed.contains(outer) || matchesPattern(outer)) && isReplaced(outer)) {
                replaced.add(outer);
                return true;
            }
        }
        return false;
    }

    private boolean isReplaced(String className) {
        try {
            return declares(Class.forName(className, false, loader), "writeReplace");
        } catch (ClassNotFoundException | LinkageError notHere) {
            return false;
        }
    }

    /** Whether the signature names it, or the user does, by name or pattern. */
    public boolean isListed(String binaryName) {
        return allowed.contains(binaryName) || matchesPattern(binaryName);
    }

    /** The names and patterns that the signature and the user give. */
    public Set<String> listed() {
        return allowed;
    }

    /** The exceptions that may cross. */
    public ThrowableList throwables() {
        return throwables;
    }

    private static boolean declares(Class<?> type, String method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(declared -> declared.getName().equals(method));
    }

    private static String packageOf(String binaryName) {
        return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
    }

    private static Set<String> names(String... packagesAndNames) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < packagesAndNames.length; i += 2) {
            for (String name : packagesAndNames[i + 1].split(" ", -1)) {
                names.add(packagesAndNames[i] + name);
            }
        }
        return Set.copyOf(names);
    }
}
