package org.paralleltask.cluster.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.IgniteState;
import org.apache.ignite.Ignition;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.events.DiscoveryEvent;
import org.apache.ignite.events.Event;
import org.apache.ignite.events.EventType;
import org.apache.ignite.lang.IgnitePredicate;
import org.apache.ignite.logger.NullLogger;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;
import org.apache.ignite.ssl.SslContextFactory;

/** Apache Ignite as the engine: its discovery, its failure detection, its ordered messages; none of its data. */
public final class IgniteEngine implements Engine {
    private static final int FAILURE_MILLIS = 2_000;
    private static final int JOIN_MILLIS = 20_000;

    /** How long a message that overtakes another waits for that one. */
    private static final long ORDER_MILLIS = 60_000;

    /**
     * One for all channels: Ignite keeps the messages that come before there is a listener, and gives them all to the first
     * one, whatever its topic. It has one order for all topics in any case.
     */
    private static final String TOPIC = "paralleltask";

    private static final long REGION_BYTES = 20L << 20;

    private final Ignite ignite;
    private final Member self;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private IgniteEngine(Ignite ignite, Member self) {
        this.ignite = ignite;
        this.self = self;
    }

    /**
     * How to join.
     *
     * @param host the address to listen at
     * @param port the first to try
     * @param ports how many to try
     * @param seeds where others may be, each {@code host:port}. Only one that finds its own address here starts alone if none
     *     of the others answers
     * @param key the file with this cluster's key and certificate
     * @param directory a directory for the engine's files
     */
    public record Setup(String host, int port, int ports, List<String> seeds, Optional<Path> key, Path directory) {}

    /**
     * Joins the others.
     *
     * @param self what the others are told; its id is not used
     * @param listener hears of all that are there, before this returns
     * @throws IOException if it cannot
     */
    public static IgniteEngine join(Setup setup, Member self, Listener listener) throws IOException {
        System.setProperty("IGNITE_QUIET", "true");
        System.setProperty("IGNITE_NO_ASCII", "true");
        System.setProperty("IGNITE_UPDATE_NOTIFIER", "false");
        System.setProperty("IGNITE_NO_SHUTDOWN_HOOK", "true");
        System.setProperty("java.net.preferIPv4Stack", "true");
        Files.createDirectories(setup.directory());
        String instance = "paralleltask-" + UUID.randomUUID();
        IgniteConfiguration configuration = configuration(setup, self, instance);
        try {
            Ignite ignite = Ignition.start(configuration);
            IgniteEngine engine = new IgniteEngine(
                    ignite, Member.of(ignite.cluster().localNode().id(), self.attributes()));
            engine.listen(listener, instance);
            return engine;
        } catch (IgniteException e) {
            throw new IOException(why(e), e);
        }
    }

    private static String why(Throwable thrown) {
        boolean isOfKeys = false;
        Throwable last = thrown;
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            isOfKeys |= next instanceof SSLException || next instanceof GeneralSecurityException;
            last = next;
        }
        return (isOfKeys ? "the secure connection failed: " : "the engine could not be started: ") + last.getMessage();
    }

    private static IgniteConfiguration configuration(Setup setup, Member self, String instance) {
        TcpDiscoveryVmIpFinder finder = new TcpDiscoveryVmIpFinder();
        finder.setAddresses(setup.seeds());
        TcpDiscoverySpi discovery = new TcpDiscoverySpi();
        discovery.setJoinTimeout(JOIN_MILLIS);
        discovery.setIpFinder(finder).setLocalPort(setup.port()).setLocalPortRange(setup.ports() - 1);
        TcpCommunicationSpi communication = new TcpCommunicationSpi();
        communication.setLocalPortRange(1000);
        DataRegionConfiguration region = new DataRegionConfiguration();
        region.setName("default").setInitialSize(REGION_BYTES).setMaxSize(REGION_BYTES);
        IgniteConfiguration configuration = new IgniteConfiguration()
                .setIgniteInstanceName(instance)
                .setConsistentId(instance)
                .setLocalHost(setup.host())
                .setGridLogger(new NullLogger())
                .setWorkDirectory(setup.directory().toAbsolutePath().toString())
                .setUserAttributes(self.attributes())
                .setDiscoverySpi(discovery)
                .setCommunicationSpi(communication)
                .setFailureDetectionTimeout(FAILURE_MILLIS)
                .setClientFailureDetectionTimeout(FAILURE_MILLIS)
                .setClientConnectorConfiguration(null)
                .setConnectorConfiguration(null)
                .setMetricsLogFrequency(0)
                .setPeerClassLoadingEnabled(false)
                .setPublicThreadPoolSize(4)
                .setSystemThreadPoolSize(4)
                .setStripedPoolSize(2)
                .setManagementThreadPoolSize(2)
                .setDataStreamerThreadPoolSize(1)
                .setQueryThreadPoolSize(2)
                .setRebalanceThreadPoolSize(1)
                .setDataStorageConfiguration(new DataStorageConfiguration().setDefaultDataRegionConfiguration(region))
                .setIncludeEventTypes(
                        EventType.EVT_NODE_JOINED,
                        EventType.EVT_NODE_LEFT,
                        EventType.EVT_NODE_FAILED,
                        EventType.EVT_NODE_SEGMENTED);
        setup.key().ifPresent(key -> configuration.setSslContextFactory(tls(key)));
        return configuration;
    }

    private static SslContextFactory tls(Path key) {
        SslContextFactory factory = new SslContextFactory();
        String file = key.toAbsolutePath().toString();
        factory.setKeyStoreFilePath(file);
        factory.setKeyStoreType(KeyFile.TYPE);
        factory.setKeyStorePassword(KeyFile.password());
        factory.setTrustStoreFilePath(file);
        factory.setTrustStoreType(KeyFile.TYPE);
        factory.setTrustStorePassword(KeyFile.password());
        return factory;
    }

    private void listen(Listener listener, String instance) {
        ignite.message().localListen(TOPIC, (UUID from, byte[] bytes) -> {
            int channel = ByteBuffer.wrap(bytes).getInt();
            listener.received(from, channel, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
            return true;
        });
        IgnitePredicate<Event> watch = event -> {
            ClusterNode node = ((DiscoveryEvent) event).eventNode();
            switch (event.type()) {
                case EventType.EVT_NODE_JOINED -> listener.joined(member(node));
                case EventType.EVT_NODE_LEFT -> listener.gone(node.id(), "it has left");
                case EventType.EVT_NODE_FAILED -> listener.gone(node.id(), "its connection has ended");
                default -> listener.cutOff("it was cut off from the others");
            }
            return true;
        };
        ignite.events()
                .localListen(
                        watch,
                        EventType.EVT_NODE_JOINED,
                        EventType.EVT_NODE_LEFT,
                        EventType.EVT_NODE_FAILED,
                        EventType.EVT_NODE_SEGMENTED);
        Ignition.addListener((name, state) -> {
            if (instance.equals(name) && state != IgniteState.STARTED && !isClosed.get()) {
                listener.cutOff("its engine has stopped");
            }
        });
        ignite.cluster().forRemotes().nodes().forEach(node -> listener.joined(member(node)));
    }

    private static Member member(ClusterNode node) {
        Map<String, Object> attributes = node.attributes();
        return Member.of(node.id(), attributes);
    }

    @Override
    public Member self() {
        return self;
    }

    @Override
    public void send(UUID to, int channel, byte[] message) throws IOException {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + message.length)
                .putInt(channel)
                .put(message)
                .array();
        try {
            ignite.message(ignite.cluster().forNodeId(to)).sendOrdered(TOPIC, bytes, ORDER_MILLIS);
        } catch (IgniteException | IllegalStateException gone) {
            String text = String.valueOf(gone.getMessage());
            throw new IOException(text.split(": \\w+ \\[", 2)[0].strip(), gone); // what follows is the whole of a node
        }
    }

    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            Ignition.stop(ignite.name(), true);
        }
    }
}
