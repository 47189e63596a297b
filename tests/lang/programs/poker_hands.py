# Poker hands: ranked by a key of counts, compared by total_ordering, the best five of seven, all classes counted.
from collections import Counter
from enum import IntEnum
from functools import total_ordering
from itertools import combinations, product

RANKS = "23456789TJQKA"
Kind = IntEnum("Kind", "HIGH_CARD ONE_PAIR TWO_PAIRS THREE STRAIGHT FLUSH FULL_HOUSE FOUR STRAIGHT_FLUSH")
SHAPES = {(4, 1): Kind.FOUR, (3, 2): Kind.FULL_HOUSE, (3, 1, 1): Kind.THREE, (2, 2, 1): Kind.TWO_PAIRS,
          (2, 1, 1, 1): Kind.ONE_PAIR}


@total_ordering
class Hand:
    def __init__(self, cards):
        self.cards = tuple(cards.split() if isinstance(cards, str) else cards)
        if len(set(self.cards)) != 5:
            raise ValueError(f"a hand has five different cards, not {' '.join(self.cards)}")
        counts = Counter(RANKS.index(card[0]) for card in self.cards)
        order = sorted(counts, key=lambda rank: (counts[rank], rank), reverse=True)
        kind = SHAPES.get(tuple(counts[rank] for rank in order), Kind.HIGH_CARD)
        if len(order) == 5:
            if order == [12, 3, 2, 1, 0]:
                order = [3, 2, 1, 0, -1]
            straight, flush = order[0] - order[4] == 4, len({card[1] for card in self.cards}) == 1
            if straight or flush:
                kind = Kind.STRAIGHT_FLUSH if straight and flush else Kind.FLUSH if flush else Kind.STRAIGHT
        self.key = kind, tuple(order)

    def __eq__(self, other):
        return self.key == other.key if isinstance(other, Hand) else NotImplemented

    def __lt__(self, other):
        return self.key < other.key if isinstance(other, Hand) else NotImplemented

    def __hash__(self):
        return hash(self.key)

    def __repr__(self):
        return f"{' '.join(self.cards)} ({self.key[0].name.lower().replace('_', ' ')})"


hands = [Hand(text) for text in (
    "AS KS QS JS TS", "2H 3H 4H 5H AH", "9C 9D 9H 9S 2C", "9C 9D 9H 2S 2C", "KD 2D 7D 4D 9D", "AC 2D 3H 4S 5C",
    "6C 2D 3H 4S 5C", "7C 7D 7H KS 2C", "AC AD 3H 3S 9C", "AH AS 3C 3D TD", "AC AD KH 3S 9C", "AC QD 9H 7S 3C",
    "AD QC 9D 7H 3S")]
for hand in sorted(hands, reverse=True):
    print(hand)
print("equal:", hands[-1] == hands[-2], hands[-1] >= hands[-2], len(set(hands)), hands[0] == "AS", hands[0] != None)
for seven in ("AS AD 7H 7S 2C 2D KH", "2S 3S 4S 5S 9H 6D 7C", "AS 2S 3S 4S 5D 8S KH"):
    print(seven, "->", max(map(Hand, combinations(seven.split(), 5))))
deck = [rank + suit for rank, suit in product("TJQKA", "CDH")]
tally = Counter(Hand(cards).key[0] for cards in combinations(deck, 5))
print(tally.total(), {kind.name: number for kind, number in sorted(tally.items())})
for wrong in ("AS AS KD QD JD", "1S 2S 3S 4S 5S"):
    try:
        Hand(wrong)
    except ValueError as error:
        print("ValueError:", error)
try:
    hands[0] < "KS"
except TypeError as error:
    print("TypeError:", error)
