"""Arithmetic in the finite fields of prime power order that the affine planes of `construct` are drawn in."""

from dataclasses import dataclass
from functools import cache

POLYNOMIALS = {4: (2, (1, 1)), 8: (2, (1, 1, 0)), 9: (3, (1, 0))}
"""For q = p**m: p, and the lower coefficients, constant first, of a monic polynomial of degree m irreducible mod p."""


@dataclass(frozen=True)
class Field:
    """The field of order `order`, its elements the numbers 0 to order - 1; 0 and 1 are its zero and one."""

    order: int
    sums: tuple[tuple[int, ...], ...]
    products: tuple[tuple[int, ...], ...]


def is_prime(number: int) -> bool:
    """Whether a number is prime."""
    return number > 1 and all(number % factor for factor in range(2, int(number**0.5) + 1))


def has_field(order: int) -> bool:
    """Whether `field` knows a field of this order."""
    return order in POLYNOMIALS or is_prime(order)


@cache
def field(order: int) -> Field:
    """The field of an order for which `has_field` holds; an element's digits in base p are its coefficients."""
    prime, lower = POLYNOMIALS.get(order, (order, (0,)))
    degree, elements = len(lower), range(order)

    def digits(element: int) -> list[int]:
        return [element // prime**place % prime for place in range(degree)]

    def value(coefficients: list[int]) -> int:
        return sum(coefficient % prime * prime**place for place, coefficient in enumerate(coefficients))

    def product(a: int, b: int) -> int:
        full = [0] * (2 * degree - 1)
        for i, left in enumerate(digits(a)):
            for j, right in enumerate(digits(b)):
                full[i + j] += left * right
        for place in range(2 * degree - 2, degree - 1, -1):
            for offset, coefficient in enumerate(lower):
                full[place - degree + offset] -= full[place] * coefficient
        return value(full[:degree])

    def total(a: int, b: int) -> int:
        return value([left + right for left, right in zip(digits(a), digits(b), strict=True)])

    sums = tuple(tuple(total(a, b) for b in elements) for a in elements)
    return Field(order, sums, tuple(tuple(product(a, b) for b in elements) for a in elements))
