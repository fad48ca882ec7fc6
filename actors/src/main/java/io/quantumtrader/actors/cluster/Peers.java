package io.quantumtrader.actors.cluster;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.UniqueAddress;

/** Who is in the cluster and who of them is out of reach, as the events of the cluster tell one actor. */
public final class Peers {

    private static final String NAME = "node:";

    private final UniqueAddress self;
    private final Map<UniqueAddress, Member> members = new HashMap<>();
    private final Set<UniqueAddress> unreachable = new HashSet<>();

    Peers(UniqueAddress self) {
        this.self = self;
    }

    /** The role by which a node tells its name. */
    public static String role(String name) {
        return NAME + name;
    }

    /** What a member is called; its address if it does not say. */
    public static String name(Member member) {
        for (String role : member.getRoles()) if (role.startsWith(NAME)) return role.substring(NAME.length());
        return member.address().hostPort();
    }

    /** Takes an event in. */
    void saw(ClusterEvent.ClusterDomainEvent event) {
        switch (event) {
            case ClusterEvent.MemberRemoved gone -> {
                members.remove(gone.member().uniqueAddress());
                unreachable.remove(gone.member().uniqueAddress());
            }
            case ClusterEvent.MemberEvent change -> members.put(change.member().uniqueAddress(), change.member());
            case ClusterEvent.UnreachableMember lost ->
                unreachable.add(lost.member().uniqueAddress());
            case ClusterEvent.ReachableMember back ->
                unreachable.remove(back.member().uniqueAddress());
            default -> {}
        }
    }

    /** Everybody but this node who is not on the way out, by address. */
    List<Member> others() {
        return members.values().stream()
                .filter(member -> !member.uniqueAddress().equals(self))
                .filter(member -> !leaves(member))
                .sorted(Comparator.comparing(Member::address, Member.addressOrdering()))
                .toList();
    }

    /** Members that count for a majority, this node among them once it is up. */
    Collection<Member> counted() {
        return members.values().stream()
                .filter(member -> member.status().equals(MemberStatus.up())
                        || member.status().equals(MemberStatus.leaving()))
                .toList();
    }

    boolean isReachable(Member member) {
        return !unreachable.contains(member.uniqueAddress());
    }

    boolean isSelf(Member member) {
        return member.uniqueAddress().equals(self);
    }

    /** Whether nobody waits for it any more. */
    private static boolean leaves(Member member) {
        var status = member.status();
        return status.equals(MemberStatus.down())
                || status.equals(MemberStatus.removed())
                || status.equals(MemberStatus.exiting());
    }
}
