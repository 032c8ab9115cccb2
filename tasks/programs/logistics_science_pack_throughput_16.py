"""Four machines make green science of inserters and belts: 30 a minute."""

stock(
    machines(Prototype.LogisticSciencePack, 4),
    {Prototype.Inserter: 32, Prototype.TransportBelt: 32},
)
