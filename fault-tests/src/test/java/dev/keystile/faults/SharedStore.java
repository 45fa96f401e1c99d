package dev.keystile.faults;

import dev.keystile.servers.FaultyServer;
import dev.keystile.servers.TcpProxy;
import dev.keystile.spi.StoreConfig;

import java.util.List;

/** A store that several nodes share, with the real server that it is kept on. */
interface SharedStore extends FaultyServer {
    /** What the documentation calls it. */
    @Override
    String toString();

    /** Opens it with the defaults, which is what applications do. */
    StoreConfig config();

    /** Opens the same store by another way to the server. */
    StoreConfig through(TcpProxy proxy);

    /**
     * Revokes keys as somebody does who has nothing but the server's own client: no node is told, unless the server itself
     * tells it.
     */
    void revokeByHand(List<String> ids);

    /** What a node says to the server to follow changes, and for nothing else: see {@link TcpProxy#mute}. */
    String feedText();
}
