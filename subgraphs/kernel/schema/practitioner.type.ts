import { Directive, Field, ObjectType } from 'type-graphql';

/** A person who works with the child for a service. */
@Directive('@shareable')
@ObjectType({ description: 'A person who works with the child for a service.' })
export class Practitioner {
  @Field(() => String, { description: 'The practitioner’s name.' })
  name!: string;

  @Field(() => String, { description: 'What the practitioner does, such as "Health visitor".' })
  role!: string;

  @Field(() => String, { nullable: true, description: 'The practitioner’s telephone number.' })
  telephone!: string | null;

  @Field(() => String, { nullable: true, description: 'The practitioner’s e-mail address.' })
  email!: string | null;

  @Field(() => Boolean, { description: 'True for the single trusted point of contact that the family has.' })
  isLeadProfessional!: boolean;
}
